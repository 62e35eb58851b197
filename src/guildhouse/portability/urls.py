"""Addresses of moving in."""

from django.urls import path

from guildhouse.portability.views import claims, imports

urlpatterns = [
    path("import/", imports.manage_imports, name="imports"),
    path("import/claims/", claims.list_waiting, name="waiting_claims"),
    path("import/claims/<int:claim_id>/decision/", claims.decide_one, name="claim_decision"),
    path("import/<int:job_id>/", imports.show_import, name="import"),
    path("import/<int:job_id>/again/", imports.start_again, name="import_again"),
    path("import/<int:job_id>/problems/", imports.download_problems, name="import_problems"),
    path("claims/", claims.find_own, name="claims"),
    path("claims/<slug:handle>/", claims.claim_one, name="claim"),
]
