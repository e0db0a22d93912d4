"""Roman numerals."""

_DIGITS = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip


def roman(value: int) -> str:
    """The numeral of a positive number."""
    out = ""
    for worth, digit in _DIGITS:
        while value >= worth:
            out += digit
            value -= worth
    return out


def from_roman(text: str) -> int | None:
    """The number of a well-formed capital numeral; None for anything else."""
    value = 0
    rest = text
    for worth, digit in _DIGITS:
        while rest.startswith(digit):
            value += worth
            rest = rest[len(digit) :]
    return value if value and not rest and roman(value) == text else None
