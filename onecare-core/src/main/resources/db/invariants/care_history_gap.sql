-- The events of a request are numbered from 1 to its version, none missing, none too many.
select r.id, r.version, count(e.event_number) as events, max(e.event_number) as last_number
from care_request r
left join care_request_event e on e.request_id = r.id
group by r.id, r.version
having count(e.event_number) <> r.version or max(e.event_number) <> r.version
