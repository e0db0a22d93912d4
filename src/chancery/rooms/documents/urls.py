from django.urls import path

from chancery.rooms.documents import views
from chancery.rooms.documents.opinions import views as opinions
from chancery.rooms.documents.procedure import views as procedure

app_name = "documents"
urlpatterns = [
    path("", views.document_list, name="list"),
    path("moi/", views.new, name="new"),
    path("co-quan/", views.bodies, name="bodies"),
    path("co-quan/moi/", views.edit_body, name="new-body"),
    path("co-quan/<int:pk>/", views.edit_body, name="edit-body"),
    path("da-ban-hanh/", views.works, name="works"),
    path("da-ban-hanh/nap/", views.load, name="load-works"),
    path("da-ban-hanh/<int:pk>/", views.work, name="work"),
    path("da-ban-hanh/<int:pk>/quan-he/", views.relate, name="relate-work"),
    path("da-ban-hanh/<int:pk>/quan-he/<int:number>/go/", views.unrelate, name="unrelate-work"),
    path("<int:pk>/", views.page, name="page"),
    path("<int:pk>/sua/", views.edit, name="edit"),
    path("<int:pk>/phien-ban/", views.add_version, name="add-version"),
    path("<int:pk>/phien-ban/<int:number>/", views.download, name="download"),
    path("<int:pk>/sua-tu-dong/", views.mend, name="mend"),
    path("<int:pk>/bo-qua/", views.silence, name="silence"),
    path("<int:pk>/bo-qua/<int:number>/thoi/", views.unsilence, name="unsilence"),
    path("<int:pk>/chuyen-ma/", views.convert, name="convert"),
    path("<int:pk>/so-sanh/", views.compare, name="compare"),
    path("<int:pk>/viec/", views.act, name="act"),
    path("<int:pk>/ban-hanh/", views.issue, name="issue"),
    path("<int:pk>/pdf/", views.pdf, name="pdf"),
    path("<int:pk>/pdf/tao/", views.make_pdf, name="make-pdf"),
    path("<int:pk>/tham-dinh/", opinions.page, name="appraisal"),
    path("<int:pk>/tham-dinh/viec/", opinions.act, name="appraisal-act"),
    path("<int:pk>/tham-dinh/phan-cong/", opinions.assign, name="assign"),
    path("<int:pk>/tham-dinh/y-kien/", opinions.give, name="give"),
    path("<int:pk>/tham-dinh/quyet-dinh/", opinions.settle, name="settle"),
    path("<int:pk>/tham-dinh/gop-y/", opinions.raise_point, name="raise-point"),
    path("<int:pk>/tham-dinh/gop-y/<int:number>/", opinions.point, name="point"),
    path("<int:pk>/tham-dinh/phieu/", opinions.sheet, name="sheet"),
    path("<int:pk>/ho-so/", procedure.page, name="dossier"),
    path("<int:pk>/ho-so/giay-to/", procedure.add_paper, name="add-paper"),
    path("<int:pk>/ho-so/giay-to/<int:number>/sua/", procedure.edit_paper, name="edit-paper"),
    path("<int:pk>/ho-so/tep/<int:number>/", procedure.paper, name="paper"),
    path("<int:pk>/ho-so/lay-y-kien/", procedure.consult, name="consult"),
    path("<int:pk>/ho-so/lay-y-kien/<int:number>/", procedure.take_answer, name="take-answer"),
]
