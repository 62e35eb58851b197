"""Long work in the background: asked for in a transaction, run by the worker, with progress, stop and report."""

from guildhouse.kernel.jobs.asking import ask_for_job, stop_job
from guildhouse.kernel.jobs.kinds import JobRun, JobStopped, job, job_kinds

__all__ = ["JobRun", "JobStopped", "ask_for_job", "job", "job_kinds", "stop_job"]
