from django.apps import AppConfig


class SiteConfig(AppConfig):
    name = "chancery.site"
    label = "chancery_site"
