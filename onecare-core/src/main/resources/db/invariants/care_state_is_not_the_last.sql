-- The state of a request is where its last event led.
select r.id, r.state, e.to_state
from care_request r
join care_request_event e on e.request_id = r.id and e.event_number = r.version
where e.to_state <> r.state
