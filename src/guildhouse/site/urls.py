"""Addresses of the house itself."""

from django.urls import path

from guildhouse.site.views import arriving, components, drafts, health, home, jobs, undo

urlpatterns = [
    path("", home.show_home, name="home"),
    path("drafts/<str:place>/", drafts.keep_own, name="draft"),
    path("undo/", undo.undo_act, name="undo"),
    path("jobs/", jobs.list_jobs, name="jobs"),
    path("jobs/<int:job_id>/", jobs.show_job, name="job"),
    path("jobs/<int:job_id>/stop/", jobs.stop_one, name="job_stop"),
    path("arrive/<str:token>/", arriving.come_in, name="arrive"),
    path("healthz", health.show_health, name="health"),
    path("healthz/worker", health.show_worker_health, name="health_worker"),
    path("ui/", components.show_components, name="ui"),
]
