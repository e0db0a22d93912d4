"""Rule packs as data (YAML); each rule cites its article and its effective dates."""
