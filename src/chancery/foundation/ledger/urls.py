from django.urls import path

from . import views

urlpatterns = [
    path("", views.entries, name="ledger"),
    path("kiem-tra/", views.check, name="ledger-check"),
    path("kiem-tra/moi/", views.begin_check, name="begin-ledger-check"),
]
