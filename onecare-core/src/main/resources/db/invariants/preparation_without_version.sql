-- What patients are told to do before a service is the text of its last version.
select s.id as service
from health_service s
left join preparation_version v on v.service_id = s.id
    and v.number = (select max(l.number) from preparation_version l where l.service_id = s.id)
where s.preparation_it is distinct from v.text_it
   or s.preparation_en is distinct from v.text_en
