-- One line for each table: its name, how many rows it has, and a checksum of them in which their order does not count.
set datestyle = 'ISO';
set bytea_output = 'hex';
set extra_float_digits = 1;
begin isolation level repeatable read read only;
select format('select %L, count(*), coalesce(sum(hashtextextended(t::text, 0)::numeric), 0) from %I t',
              table_name, table_name)
  from information_schema.tables
 where table_schema = current_schema() and table_type = 'BASE TABLE'
 order by table_name
\gexec
commit;
