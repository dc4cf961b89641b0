-- Nothing has happened to a booking that its life does not know (domain: a booking's life).
select e.booking_id as booking, e.number
from booking_event e
where not (
       (e.event = 'BOOK' and e.from_state is null and e.to_state in ('REQUESTED', 'CONFIRMED'))
    or (e.event = 'CONFIRM' and e.from_state = 'REQUESTED' and e.to_state = 'CONFIRMED')
    or (e.event = 'DECLINE' and e.from_state = 'REQUESTED' and e.to_state = 'DECLINED')
    or (e.event = 'PROPOSE' and e.from_state in ('REQUESTED', 'CONFIRMED') and e.to_state = e.from_state)
    or (e.event = 'REJECT' and e.from_state = 'REQUESTED' and e.to_state = 'DECLINED')
    or (e.event = 'REJECT' and e.from_state = 'CONFIRMED' and e.to_state = 'CONFIRMED')
    or (e.event = 'EXPIRE' and e.from_state = 'REQUESTED' and e.to_state = 'EXPIRED')
    or (e.event = 'CANCEL' and e.from_state in ('REQUESTED', 'CONFIRMED') and e.to_state = 'CANCELLED')
    or (e.event = 'MOVE' and e.from_state in ('REQUESTED', 'CONFIRMED') and e.to_state = 'RESCHEDULED')
    or (e.event = 'FULFIL' and e.from_state = 'CONFIRMED' and e.to_state = 'FULFILLED')
    or (e.event = 'MISS' and e.from_state = 'CONFIRMED' and e.to_state = 'NO_SHOW'))
   or (e.from_state is null and e.event <> 'BOOK')
