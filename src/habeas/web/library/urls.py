"""The addresses of the library: a document by its symbol, a paragraph by its eId."""

from django.urls import path

from habeas.web.library import views

app_name = "library"
urlpatterns = [
    path("library/", views.library, name="library"),
    path("library/add/", views.add_documents, name="add"),
    path("library/compare/<uuid:pk>/<uuid:other>/", views.compare, name="compare"),
    path("library/align/<uuid:pk>/<uuid:other>/", views.align, name="align"),
    path(
        "library/correct/<uuid:pk>/<str:eid>/", views.correct_paragraph, name="correct"
    ),
    path("library/<str:slug>/", views.symbol, name="symbol"),
    path("library/<str:slug>/<uuid:pk>/", views.document, name="document"),
    path("library/<str:slug>/<uuid:pk>/original/", views.original, name="original"),
    path("library/<str:slug>/<uuid:pk>/as/<str:form>/", views.export, name="export"),
    path("library/<str:slug>/<uuid:pk>/<str:eid>/", views.paragraph, name="paragraph"),
]
