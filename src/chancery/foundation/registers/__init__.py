"""Gapless numbers and register books (sổ đăng ký)."""
