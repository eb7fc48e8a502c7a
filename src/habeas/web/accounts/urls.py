"""The addresses of one's own account, and of an administrator's pages."""

from django.urls import path

from habeas.web.accounts.views import bodies, own, people

urlpatterns = [
    path("", own.account, name="account"),
    path("language/", own.choose_language, name="own_language"),
    path("second-factor/", own.second_factor_first, name="second_factor_first"),
    path("end-sessions/", own.end_sessions, name="end_sessions"),
    path("people/", people.index, name="people"),
    path("people/add/", people.add, name="add_person"),
    path("people/<int:pk>/", people.person, name="person"),
    path("people/<int:pk>/appoint/", people.appoint, name="appoint"),
    path("people/<int:pk>/password/", people.new_password, name="new_password"),
    path("people/<int:pk>/factors/", people.remove_factors, name="remove_factors"),
    path("people/<int:pk>/access/", people.let_in, name="let_in"),
    path("appointments/<uuid:pk>/end/", people.end, name="end_appointment"),
    path("bodies/", bodies.index, name="bodies"),
    path("bodies/add/", bodies.add, name="add_body"),
    path("bodies/<uuid:pk>/", bodies.change, name="body"),
]
