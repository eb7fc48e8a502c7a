"""The addresses of what guards access: one's own file, reads, visits, exports, ties."""

from django.urls import path

from habeas.web.register.views import exports, own, reads, relations, visits

urlpatterns = [
    path("mine/", own.own, name="own"),
    path("mine/complaint/", own.complain, name="complain"),
    path("reads/", reads.reads, name="reads"),
    path("people/<str:reference>/reads/", reads.reads_of_person, name="person_reads"),
    path("visits/", visits.listed, name="visits"),
    path("visits/new/", visits.new, name="new_visit"),
    path("visits/<uuid:pk>/", visits.visit, name="visit"),
    path("visits/<uuid:pk>/rate/", visits.rate, name="rate"),
    path("visits/<uuid:pk>/recommend/", visits.recommend, name="recommend"),
    path("exports/", exports.listed, name="exports"),
    path("exports/new/", exports.ask, name="ask_export"),
    path(
        "exports/<uuid:pk>/allow/",
        exports.answer,
        {"said": "allow"},
        name="allow_export",
    ),
    path(
        "exports/<uuid:pk>/refuse/",
        exports.answer,
        {"said": "refuse"},
        name="refuse_export",
    ),
    path("exports/<uuid:pk>/files/", exports.fetch, name="fetch_export"),
    path(
        "custodies/<str:reference>/engagements/",
        relations.engagements,
        name="engagements",
    ),
    path("custodies/<str:reference>/engage/", relations.engage, name="engage"),
    path("engagements/new/", relations.engage_by_reference, name="engage_by_reference"),
    path("engagements/<uuid:pk>/end/", relations.end, name="end_engagement"),
    path("postings/", relations.postings, name="postings"),
    path("postings/new/", relations.post, name="new_posting"),
    path("postings/<uuid:pk>/end/", relations.unpost, name="end_posting"),
    path("own-accounts/new/", relations.give_account, name="give_account"),
]
