"""Triggers by which the database refuses to lose a line of a register or to change its number."""

from django.db.backends.base.base import BaseDatabaseWrapper

_REFUSAL = "a line of a register keeps its number for ever"
_CHANGED = "NEW.register_id <> OLD.register_id OR NEW.year <> OLD.year OR NEW.number <> OLD.number"


def install(connection: BaseDatabaseWrapper) -> None:
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(
                "CREATE TRIGGER registers_no_delete BEFORE DELETE ON registers_registerline "
                f"BEGIN SELECT RAISE(ABORT, '{_REFUSAL}'); END"
            )
            cursor.execute(
                "CREATE TRIGGER registers_no_renumber BEFORE UPDATE ON registers_registerline "
                f"WHEN {_CHANGED} BEGIN SELECT RAISE(ABORT, '{_REFUSAL}'); END"
            )
        else:
            cursor.execute(
                "CREATE FUNCTION registers_refuse() RETURNS trigger LANGUAGE plpgsql AS "
                f"$$ BEGIN RAISE EXCEPTION '{_REFUSAL}'; END $$"
            )
            cursor.execute(
                "CREATE TRIGGER registers_no_delete BEFORE DELETE OR TRUNCATE ON registers_registerline "
                "FOR EACH STATEMENT EXECUTE FUNCTION registers_refuse()"
            )
            cursor.execute(
                "CREATE TRIGGER registers_no_renumber BEFORE UPDATE ON registers_registerline "
                f"FOR EACH ROW WHEN ({_CHANGED}) EXECUTE FUNCTION registers_refuse()"
            )


def remove(connection: BaseDatabaseWrapper) -> None:
    with connection.cursor() as cursor:
        for name in ("registers_no_delete", "registers_no_renumber"):
            on = "" if connection.vendor == "sqlite" else " ON registers_registerline"
            cursor.execute(f"DROP TRIGGER IF EXISTS {name}{on}")
        if connection.vendor != "sqlite":
            cursor.execute("DROP FUNCTION IF EXISTS registers_refuse()")
