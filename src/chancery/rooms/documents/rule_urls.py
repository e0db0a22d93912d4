from django.urls import path

from chancery.rooms.documents.views import rule, rules

urlpatterns = [path("", rules, name="rules"), path("<str:code>/", rule, name="rule")]
