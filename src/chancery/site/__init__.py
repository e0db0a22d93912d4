"""URL map, layout, components, static files, API, settings, the `chancery` command."""
