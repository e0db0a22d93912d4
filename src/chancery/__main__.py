from chancery.site.command import main

main()
