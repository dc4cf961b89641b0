-- No mail is lost and none is taken twice: each has brought exactly one event.
select m.message_id, count(e.event_number) as events
from care_mail m
left join care_request_event e on e.message_id = m.message_id
group by m.message_id
having count(e.event_number) <> 1
