"""Thẩm định văn bản trong LibreOffice Writer, bằng lệnh `chancery` cài trên máy."""
