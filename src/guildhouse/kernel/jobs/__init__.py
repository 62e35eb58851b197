"""Long work in the background: asked for in a transaction, run by the worker, with progress, stop and report."""

from guildhouse.kernel.jobs.asking import ask_for_job, stop_job
from guildhouse.kernel.jobs.kinds import JobPaused, JobRun, JobStopped, job, job_kinds

__all__ = ["JobPaused", "JobRun", "JobStopped", "ask_for_job", "job", "job_kinds", "stop_job"]
