"""Who may see and do what, as one table: `views` and `steps` say it, `test_roles.py` runs through it."""
