-- A booking is reminded of once (rule 6 of the domain).
select subject_id
from outbox_message
where kind = 'BOOKING_REMINDER'
group by subject_id
having count(*) > 1
