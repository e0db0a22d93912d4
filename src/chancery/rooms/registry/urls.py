from django.urls import path

from chancery.rooms.registry import views

app_name = "registry"
urlpatterns = [
    path("so/", views.books, name="books"),
    path("so/<int:pk>/", views.book, name="book"),
    path("so/<int:pk>/dong-moi/", views.new_line, name="new-line"),
    path("dong/<int:pk>/", views.line, name="line"),
    path("dong/<int:pk>/sua/", views.correct_line, name="correct-line"),
    path("dong/<int:pk>/huy/", views.cancel_line, name="cancel-line"),
    path("ho-so/", views.dossier_list, name="dossiers"),
    path("ho-so/moi/", views.edit_dossier, name="new-dossier"),
    path("ho-so/<int:pk>/", views.dossier, name="dossier"),
    path("ho-so/<int:pk>/sua/", views.edit_dossier, name="edit-dossier"),
    path("ho-so/<int:pk>/viec/", views.act, name="act"),
    path("ho-so/<int:pk>/van-ban/", views.add, name="add"),
    path("van-ban/<int:pk>/xep/", views.file_document, name="file"),
]
