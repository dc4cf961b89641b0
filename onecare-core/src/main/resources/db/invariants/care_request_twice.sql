-- A phone call, a question or a booking in trouble is one request.
select natural_key, count(*) as requests
from care_request
where natural_key is not null
group by natural_key
having count(*) > 1
