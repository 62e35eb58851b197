"""The access table: every route of the house, how it is called, and by which rule it opens. An undeclared route fails.

A rule says, for each kind of person, what a route about something in an open, guarded ("request") or hidden space answers:
`ok` (done, or refused for what was typed), `enter` (asked to sign in), `no` (seen, but not theirs), `absent` (404).
"""

OPEN, GUARDED, HIDDEN = "open", "request", "hidden"
RULES = (OPEN, GUARDED, HIDDEN)
OK, ENTER, NO, ABSENT = "ok", "enter", "no", "absent"
INSIDE = {"insider", "author", "keeper"}


def may_read(person: str, rule: str) -> bool:
    return rule == OPEN or person in INSIDE


def reading(person: str, rule: str) -> str:
    """Anyone who may read the space."""
    return OK if may_read(person, rule) else ABSENT


def about(person: str, rule: str) -> str:
    """Anyone who may know of the space."""
    return OK if rule != HIDDEN or person in INSIDE else ABSENT


def feed(_person: str, rule: str) -> str:
    return OK if rule == OPEN else ABSENT


def signed_in(person: str, rule: str) -> str:
    """Members who may read, each for themselves."""
    if person in {"visitor", "suspended"}:
        return ENTER
    return reading(person, rule)


def known(person: str, rule: str) -> str:
    """Members who may know of the space."""
    return ENTER if person in {"visitor", "suspended"} else about(person, rule)


def writing(person: str, rule: str) -> str:
    """Members who may take part; whoever waits for a host's word reads only."""
    answer = signed_in(person, rule)
    return NO if answer == OK and person == "waiting" else answer


def own_post(person: str, rule: str) -> str:
    """The author and the hosts."""
    answer = signed_in(person, rule)
    return NO if answer == OK and person not in {"author", "keeper", "host"} else answer


def others_post(person: str, rule: str) -> str:
    """Whoever may write, but not about their own words."""
    answer = writing(person, rule)
    return NO if answer == OK and person == "author" else answer


def keeping(person: str, rule: str) -> str:
    """Hosts of the space; hosts of the community where they may read."""
    answer = signed_in(person, rule)
    return NO if answer == OK and person not in {"keeper", "host"} else answer


def space_keeping(person: str, rule: str) -> str:
    """The same about the space itself, whose existence a guarded space does not hide."""
    answer = known(person, rule)
    if answer != OK:
        return answer
    return OK if person == "keeper" or (person == "host" and rule == OPEN) else NO


def entering(person: str, rule: str) -> str:
    """Open spaces are entered, others are not; whoever is inside stays inside."""
    answer = known(person, rule)
    if answer != OK:
        return answer
    if person in INSIDE:
        return OK
    return OK if rule == OPEN and person != "waiting" else NO


def inside_only(person: str, rule: str) -> str:
    answer = known(person, rule)
    return NO if answer == OK and person not in INSIDE else answer


def asking(person: str, rule: str) -> str:
    """Only guarded spaces are asked, by members who are outside."""
    answer = known(person, rule)
    if answer != OK:
        return answer
    return OK if rule == GUARDED and person not in INSIDE and person != "waiting" else NO


def new_topic(person: str, rule: str) -> str:
    """The form's own page answers whoever may know of the space; posting is refused to who may not write."""
    answer = known(person, rule)
    if answer != OK:
        return answer
    return OK if may_read(person, rule) and person != "waiting" else NO


def flagging(person: str, rule: str) -> str:
    """Members, but not about their own words; whoever waits for a host's word is not one yet."""
    return others_post(person, rule)


def keeping_order(person: str, rule: str) -> str:
    """To everybody who does not decide there, the desk is absent; whoever flagged it is not in this world."""
    answer = keeping(person, rule)
    return ABSENT if answer == NO else answer


def at_desk(person: str, rule: str) -> str:
    """The same at the hosts' desk, for whoever may act there."""
    return keeping_order(person, rule)


SPACE, TOPIC, POST = {"slug": "space"}, {"topic_id": "topic"}, {"post_id": "post"}
# name: (method, rule, which things its address names, what is sent)
TABLE = {
    "space": ("get", about, SPACE, {}),  # a guarded one leads to what it is for
    "space_about": ("get", about, SPACE, {}),
    "space_edit": ("get", space_keeping, SPACE, {}),
    "space_review": ("get", space_keeping, SPACE, {}),
    "space_archive": ("post", space_keeping, SPACE, {"archived": "no"}),
    "space_level": ("post", inside_only, SPACE, {"level": "muted"}),
    "space_people": ("get", signed_in, SPACE, {}),
    "space_invite": ("post", space_keeping, SPACE, {"handle": "newcomer"}),
    "space_person": ("post", space_keeping, {"slug": "space", "handle": "insider"}, {"role": "member"}),
    "space_requests": ("post", asking, SPACE, {"words": "May I?"}),
    "space_request": ("post", space_keeping, {"slug": "space", "request_id": "request"}, {"accepted": "no"}),
    "space_membership": ("post", entering, SPACE, {}),
    "space_feed": ("get", feed, SPACE, {}),
    "new_topic": ("post", new_topic, {"space_slug": "space"}, {"title": "A", "body": "B", "kind": "question"}),
    "preview": ("post", known, {"space_slug": "space"}, {"body": "words"}),
    "topic_by_id": ("get", reading, TOPIC, {}),
    "topic": ("get", reading, {"topic_id": "topic", "slug": "topic_slug"}, {}),
    "topic_feed": ("get", feed, TOPIC, {}),
    "post_reply": ("post", writing, TOPIC, {"body": "A reply"}),
    "topic_poll": ("post", writing, TOPIC, {"choice": "option"}),
    "topic_answer": ("post", own_post, TOPIC, {}),
    "topic_attention": ("post", signed_in, TOPIC, {"level": "muted"}),
    "topic_read": ("post", signed_in, TOPIC, {"number": "1"}),
    "topic_unread": ("get", signed_in, TOPIC, {}),
    "topic_deletion": ("post", keeping, TOPIC, {}),
    "topic_curation": ("get", keeping, TOPIC, {}),
    "topic_pin": ("post", keeping, TOPIC, {"pinned": "yes"}),
    "topic_lock": ("post", keeping, TOPIC, {"locked": "yes", "because": "Done"}),
    "topic_space": ("post", keeping, TOPIC, {"to": "space"}),
    "topic_duplicate": ("post", keeping, TOPIC, {"of": ""}),
    "topic_merge": ("post", keeping, TOPIC, {"into": "other"}),
    "topic_split": ("post", keeping, TOPIC, {"numbers": "2", "title": "Apart"}),
    "post": ("get", reading, POST, {}),
    "post_history": ("get", reading, POST, {}),
    "post_acts": ("get", signed_in, POST, {}),
    "post_reactions": ("post", others_post, POST, {"kind": "useful"}),
    "post_bookmark": ("post", signed_in, POST, {}),
    "post_deletion": ("post", own_post, POST, {}),
    "post_edit": ("post", own_post, POST, {"body": "Changed", "version": "1"}),
}

GATHERING = {"gathering_id": "gathering"}
TABLE |= {
    "gathering": ("get", reading, GATHERING, {}),
    "gathering_file": ("get", reading, GATHERING, {}),
    "gathering_answer": ("post", writing, GATHERING, {"answer": "going"}),
    "gathering_attendance": ("get", own_post, GATHERING, {}),
    "gathering_notes": ("get", own_post, GATHERING, {}),
    "gathering_edit": ("get", own_post, GATHERING, {}),
    "gathering_cancellation": ("get", own_post, GATHERING, {}),
}

ITEM = {"item_id": "item"}
TABLE |= {
    "flag": ("post", flagging, {"kind": "post_kind", "object_id": "post"}, {"reason": "spam"}),
    "moderation_item": ("get", keeping_order, ITEM, {}),
    "moderation_claim": ("post", keeping_order, ITEM, {"taken": "yes"}),
    "moderation_author": ("post", keeping_order, ITEM, {}),
    "moderation_reversal": ("get", keeping_order, {"decision_id": "decision"}, {}),
}

DESK = {"lane": "questions", "thing_id": "desk_topic"}
TABLE |= {
    "desk_thing": ("get", at_desk, DESK, {}),
    "desk_hold": ("post", at_desk, DESK, {"taken": "yes"}),
    "desk_rest": ("post", at_desk, DESK, {"until": "2027-01-05"}),
    "desk_closure": ("post", at_desk, DESK, {"because": "Answered by mail"}),
    "desk_return": ("post", at_desk, DESK, {}),
}

# Routes about nothing in a space: who may open them. "own" ones show each member what is theirs alone.
PUBLIC = frozenset({
    "home", "spaces", "topics", "topics_feed", "community", "guidelines", "member", "avatar", "attachment", "join", "unsubscribe", "arrive",
    "search", "palette", "health", "manifest", "robots", "sitemap", "sitemap_part", "look_around", "favicon", "health_worker",
    "account_login", "account_logout", "account_inactive",
    "account_signup", "account_email_verification_sent", "account_reset_password", "account_confirm_login_code",
    "account_confirm_password_reset_code", "account_complete_password_reset", "account_password_reset_completed",
    "account_request_login_code", "ui",
})  # fmt: skip
OWN = frozenset({
    "account_reauthenticate", "account_email", "account_change_password", "account_set_password", "ask_again", "invitations",
    "revocation", "members", "completion", "block", "settings", "theme", "appearance", "blocks", "profile_edit", "change_avatar",
    "preview_about", "sessions", "attachments", "attachment_removal", "choose_space", "kept", "read_all", "notices", "notices_count",
    "notices_reading", "notice", "notice_reading", "settings_notices", "api_tokens", "api_token", "draft", "undo", "job",
    "job_stop", "similar", "unsent", "claims", "claim", "conversations", "new_conversation", "preview_message", "message",
    "conversation", "send_message", "conversation_read", "conversation_answer", "conversation_attention", "conversation_away",
    "conversation_people", "conversation_title", "conversation_departure", "conversation_report", "conversation_search",
    "message_acts", "message_edit", "message_deletion", "excerpt", "settings_conversations",
    "standing", "guidelines_acceptance", "waiting", "waiting_one", "waiting_withdrawal",
    "decisions", "new_decision", "decision", "decision_edit", "decision_requests", "decision_reminder", "decision_withdrawal",
    "decision_perspective", "decision_refusal", "decision_verdict", "decision_look_back", "decision_look_back_day", "decision_end",
    "decision_deletion", "commitments", "commitment_pace", "new_commitment", "commitment", "commitment_edit", "commitment_answer",
    "commitment_day", "commitment_proposals", "commitment_proposal", "commitment_done", "commitment_end",
})  # fmt: skip
HOSTS = frozenset({
    "new_space", "jobs", "community_edit", "community_review", "join_requests", "join_decision", "imports", "import", "import_again",
    "import_problems", "waiting_claims", "claim_decision",
    "trust_rules", "trust_set", "moderation_lists", "moderation_export", "moderation_import", "moderation_removal", "moderation_rules",
})  # fmt: skip
PUBLIC |= {"commitments_subscribed", "gatherings", "kudos", "kudos_one"}
PUBLIC |= {"gathering_feed", "record_by_link", "appeal_by_link"}
PUBLIC |= {"card", "manual", "manual_page", "member_card", "tour", "tour_stop"}
OWN |= {"welcome", "work", "connections", "connection", "connection_answer", "follow"}
OWN |= {"kudos_edit", "kudos_placing", "kudos_withdrawal", "new_kudos"}
OWN |= {"commitment_calendar", "gathering_calendar", "new_gathering", "preview_gathering", "record", "appeal"}
HOSTS |= {
    "moderation", "moderation_appeals", "moderation_appeal", "moderation_log", "moderation_member", "moderation_templates",
    "moderation_new_template", "moderation_template", "moderation_template_removal",
    "desk",
}  # fmt: skip
PUBLIC |= {"colour", "found_house", "logo"}
HOSTS |= {"first_steps", "first_step", "house_environment", "house_settings"}
PUBLIC |= {"organisations", "organisation", "organisation_logo_file"}
OWN |= {"organisation_speaking", "organisation_speaker"}
HOSTS |= {"new_organisation", "organisation_edit", "organisation_logo", "organisation_retirement"}
