"""Long work: the list for hosts, and one job's progress, stop and report."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from guildhouse.kernel.errors import NotAllowed, NotFound
from guildhouse.kernel.http import MemberRequest
from guildhouse.kernel.jobs import stop_job
from guildhouse.kernel.models import Delivery, Job
from guildhouse.kernel.pages import render
from guildhouse.kernel.toasts import say
from guildhouse.members.models import Member

SHOWN = 50


@require_GET
def list_jobs(request: MemberRequest) -> HttpResponse:
    if not request.member.is_host:
        raise NotAllowed(_("This page is for the hosts of the community."))
    return render(request, "site/jobs.html", {
        "jobs": Job.objects.order_by("-id")[:SHOWN],
        "waiting": Delivery.objects.filter(parked_at=None).count(),
        "parked": Delivery.objects.exclude(parked_at=None).order_by("-id")[:SHOWN],
    })  # fmt: skip


@require_GET
def show_job(request: MemberRequest, job_id: int) -> HttpResponse:
    return render(request, "site/job.html", {"job": find_job(request.member, job_id)}, block="progress")


@require_POST
def stop_one(request: MemberRequest, job_id: int) -> HttpResponse:
    job = find_job(request.member, job_id)
    stop_job(job)
    say(request, _("It stops at its next step. What is done so far stays."))
    return redirect(job)


def find_job(member: Member, job_id: int) -> Job:
    """Whoever asked for it and the hosts may see it."""
    job = Job.objects.filter(pk=job_id).first()
    if job is None or not (member.is_host or job.asked_by_id == member.pk):
        raise NotFound(_("There is no such work, or it is not yours to see."))
    return job
