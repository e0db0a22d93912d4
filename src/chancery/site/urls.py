"""The URL map: one line a room."""

from django.urls import include, path

urlpatterns = [
    path("", include("chancery.foundation.identity.urls")),
    path("", include("chancery.foundation.search.urls")),
]
