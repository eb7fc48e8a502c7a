"""The addresses by which liberty is decided on."""

from django.urls import path

from habeas.web.register.views import (
    deciding,
    identical,
    measures,
    ordering,
    reviewing,
    steps,
)

urlpatterns = [
    path("custodies/<str:reference>/decision/", deciding.begin, name="decide"),
    path("custodies/<str:reference>/release/", deciding.release, name="decide-release"),
    path("proposals/<uuid:key>/", deciding.proposal, name="proposal"),
    path("proposals/<uuid:key>/submit/", deciding.submit, name="proposal-submit"),
    path("proposals/<uuid:key>/approve/", deciding.approve, name="proposal-approve"),
    path("proposals/<uuid:key>/back/", deciding.send_back, name="proposal-back"),
    path("proposals/<uuid:key>/withdraw/", deciding.withdraw, name="proposal-withdraw"),
    path("proposals/<uuid:key>/steps/<str:name>/", steps.step, name="proposal-step"),
    path(
        "proposals/<uuid:key>/alternatives/<str:name>/",
        steps.consider,
        name="consider",
    ),
    path(
        "proposals/<uuid:key>/grounds/<uuid:fact>/back/",
        steps.take_back,
        name="ground-back",
    ),
    path("orders/<uuid:key>/", ordering.order, name="order"),
    path("orders/<uuid:key>/print/", ordering.print_again, name="order-print"),
    path("orders/<uuid:key>/serve/", ordering.serve, name="order-serve"),
    path("custodies/<str:reference>/review/", reviewing.review, name="review"),
    path("custodies/<str:reference>/hearing/", reviewing.hearing, name="hearing"),
    path("measures/<uuid:key>/", measures.measure, name="measure"),
    path("measures/<uuid:key>/<str:name>/", measures.do, name="measure-do"),
    path("identical-reasons/", identical.identical, name="identical"),
    path("papers/<uuid:key>/", ordering.paper, name="paper"),
]
