"""The request of someone who has signed in, as every page but the sign-in page gets it."""

from django.http import HttpRequest

from .models import Person


class SignedInRequest(HttpRequest):
    user: Person
