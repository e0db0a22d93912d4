from django.urls import path

from chancery.rooms.programme import views

app_name = "programme"
urlpatterns = [
    path("", views.line_list, name="list"),
    path("moi/", views.edit_line, name="new"),
    path("<int:pk>/", views.line, name="line"),
    path("<int:pk>/sua/", views.edit_line, name="edit"),
    path("<int:pk>/viec/", views.act, name="act"),
    path("<int:pk>/van-ban/", views.link, name="link"),
    path("chi-dao/", views.direction_list, name="directions"),
    path("chi-dao/moi/", views.edit_direction, name="new-direction"),
    path("chi-dao/<int:pk>/", views.direction, name="direction"),
    path("chi-dao/<int:pk>/sua/", views.edit_direction, name="edit-direction"),
]
