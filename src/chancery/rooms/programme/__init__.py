"""The work programme (chương trình công tác): directions, lines, products."""
