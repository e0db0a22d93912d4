"""Triggers by which the database refuses to change or delete a line of the ledger."""

from django.db.backends.base.base import BaseDatabaseWrapper

_REFUSAL = "the ledger is append-only"


def install(connection: BaseDatabaseWrapper) -> None:
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            for verb in ("update", "delete"):
                cursor.execute(
                    f"CREATE TRIGGER ledger_no_{verb} BEFORE {verb.upper()} ON ledger_entry "
                    f"BEGIN SELECT RAISE(ABORT, '{_REFUSAL}'); END"
                )
        else:
            cursor.execute(
                "CREATE FUNCTION ledger_refuse() RETURNS trigger LANGUAGE plpgsql AS "
                f"$$ BEGIN RAISE EXCEPTION '{_REFUSAL}'; END $$"
            )
            cursor.execute(
                "CREATE TRIGGER ledger_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_entry "
                "FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse()"
            )


def remove(connection: BaseDatabaseWrapper) -> None:
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            for verb in ("update", "delete"):
                cursor.execute(f"DROP TRIGGER IF EXISTS ledger_no_{verb}")
        else:
            cursor.execute("DROP TRIGGER IF EXISTS ledger_no_change ON ledger_entry")
            cursor.execute("DROP FUNCTION IF EXISTS ledger_refuse()")
