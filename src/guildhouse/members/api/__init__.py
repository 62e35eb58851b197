"""Members for programs."""

from ninja import Router

from guildhouse.members.api.organisations import router as organisations
from guildhouse.members.api.people import router as people
from guildhouse.members.api.relations import router as relations

router = Router()
router.add_router("", organisations)
router.add_router("", people)
router.add_router("", relations)
