from django.urls import path

from chancery.foundation.identity import views

urlpatterns = [
    path("dang-nhap/", views.SignIn.as_view(), name="sign-in"),
    path("dang-xuat/", views.SignOut.as_view(), name="sign-out"),
    path("mat-khau/", views.PasswordChange.as_view(), name="password-change"),
    path("ngon-ngu/", views.set_language, name="set_language"),
    path("ho-so-ca-nhan/", views.profile, name="profile"),
    path("ho-so-ca-nhan/uy-quyen/", views.delegate, name="delegate"),
    path("ho-so-ca-nhan/uy-quyen/<int:pk>/cham-dut/", views.revoke_delegation, name="revoke-delegation"),
    path("ho-so-ca-nhan/ma-truy-cap/", views.create_token, name="create-token"),
    path("ho-so-ca-nhan/ma-truy-cap/<int:pk>/thu-hoi/", views.revoke_token, name="revoke-token"),
    path("danh-ba/", views.directory, name="directory"),
    path("danh-ba/<int:pk>/", views.colleague, name="colleague"),
    path("he-thong/nguoi-dung/", views.people, name="people"),
    path("he-thong/nguoi-dung/moi/", views.edit_person, name="new-person"),
    path("he-thong/nguoi-dung/<int:pk>/", views.edit_person, name="edit-person"),
    path("he-thong/nguoi-dung/<int:pk>/viec/", views.act_on_person, name="act-on-person"),
    path("he-thong/nguoi-dung/<int:pk>/chuc-vu/", views.give_post, name="give-post"),
    path("he-thong/chuc-vu/<int:pk>/ket-thuc/", views.end_post, name="end-post"),
    path("he-thong/don-vi/", views.units, name="units"),
    path("he-thong/don-vi/moi/", views.edit_unit, name="new-unit"),
    path("he-thong/don-vi/<int:pk>/", views.edit_unit, name="edit-unit"),
]
