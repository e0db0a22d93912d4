"""The URL map: one line a room."""

from django.urls import include, path

from . import health, views
from .api import api

handler400 = "chancery.site.views.bad_request"

urlpatterns = [
    path("healthz", health.healthz, name="healthz"),
    path("api/", api.urls),
    path("he-thong/giao-dien/", views.design, name="design"),
    path("", include("chancery.foundation.identity.urls")),
    path("he-thong/nhat-ky/", include("chancery.foundation.ledger.urls")),
    path("", include("chancery.foundation.search.urls")),
    path("van-ban/", include("chancery.rooms.documents.urls")),
    path("gate/rules/", include("chancery.rooms.documents.rule_urls")),
    path("chuong-trinh/", include("chancery.rooms.programme.urls")),
    path("van-thu/", include("chancery.rooms.registry.urls")),
    path("", include("chancery.rooms.desk.urls")),
]
