"""Working days (lunar Tết included), deadlines, reminders."""
