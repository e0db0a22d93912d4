"""The Python checks that rules name, one small file a family."""
