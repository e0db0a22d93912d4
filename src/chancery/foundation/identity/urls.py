from django.urls import path

from . import views

urlpatterns = [
    path("dang-nhap/", views.SignIn.as_view(), name="sign-in"),
    path("dang-xuat/", views.SignOut.as_view(), name="sign-out"),
    path("mat-khau/", views.PasswordChange.as_view(), name="password-change"),
    path("ngon-ngu/", views.set_language, name="set_language"),
]
