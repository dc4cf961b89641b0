-- No event leads from where to where it never does; the same table as CareMoves.
select e.request_id, e.event_number, e.event, e.from_state, e.to_state
from care_request_event e
where not exists (
    select 1
    from (values
        ('OPENED', '-', 'RECEIVED'),
        ('TAKEN', 'RECEIVED', 'RECEIVED'),
        ('TAKEN', 'IDENTITY_CHECK', 'IDENTITY_CHECK'),
        ('TAKEN', 'IN_PROGRESS', 'IN_PROGRESS'),
        ('TAKEN', 'WAITING', 'WAITING'),
        ('GIVEN_BACK', 'RECEIVED', 'RECEIVED'),
        ('GIVEN_BACK', 'IDENTITY_CHECK', 'IDENTITY_CHECK'),
        ('GIVEN_BACK', 'IN_PROGRESS', 'IN_PROGRESS'),
        ('GIVEN_BACK', 'WAITING', 'WAITING'),
        ('TAKEN_OVER', 'RECEIVED', 'RECEIVED'),
        ('TAKEN_OVER', 'IDENTITY_CHECK', 'IDENTITY_CHECK'),
        ('TAKEN_OVER', 'IN_PROGRESS', 'IN_PROGRESS'),
        ('TAKEN_OVER', 'WAITING', 'WAITING'),
        ('IDENTITY_CHECK_BEGUN', 'RECEIVED', 'IDENTITY_CHECK'),
        ('IDENTITY_CONFIRMED', 'IDENTITY_CHECK', 'IN_PROGRESS'),
        ('WORK_BEGUN', 'RECEIVED', 'IN_PROGRESS'),
        ('FACTS_CORRECTED', 'IDENTITY_CHECK', 'IDENTITY_CHECK'),
        ('FACTS_CORRECTED', 'IN_PROGRESS', 'IN_PROGRESS'),
        ('SENDER_ASKED', 'IDENTITY_CHECK', 'WAITING'),
        ('SENDER_ASKED', 'IN_PROGRESS', 'WAITING'),
        ('SENDER_ANSWERED', 'WAITING', 'IDENTITY_CHECK'),
        ('SENDER_ANSWERED', 'WAITING', 'IN_PROGRESS'),
        ('REPLY_ADDED', 'RECEIVED', 'RECEIVED'),
        ('REPLY_ADDED', 'IDENTITY_CHECK', 'IDENTITY_CHECK'),
        ('REPLY_ADDED', 'IN_PROGRESS', 'IN_PROGRESS'),
        ('REPLY_ADDED', 'WAITING', 'WAITING'),
        ('REPLY_ADDED', 'DONE', 'DONE'),
        ('REPLY_ADDED', 'REFUSED', 'REFUSED'),
        ('REPLY_ADDED', 'WITHDRAWN', 'WITHDRAWN'),
        ('DONE', 'IN_PROGRESS', 'DONE'),
        ('REFUSED', 'RECEIVED', 'REFUSED'),
        ('REFUSED', 'IDENTITY_CHECK', 'REFUSED'),
        ('REFUSED', 'IN_PROGRESS', 'REFUSED'),
        ('REFUSED', 'WAITING', 'REFUSED'),
        ('WITHDRAWN', 'RECEIVED', 'WITHDRAWN'),
        ('WITHDRAWN', 'IDENTITY_CHECK', 'WITHDRAWN'),
        ('WITHDRAWN', 'IN_PROGRESS', 'WITHDRAWN'),
        ('WITHDRAWN', 'WAITING', 'WITHDRAWN')
    ) as allowed (event, from_state, to_state)
    where allowed.event = e.event
      and allowed.from_state = coalesce(e.from_state, '-')
      and allowed.to_state = e.to_state)
