-- Addresses are found by their domain as people write it, too: stored is xn--bcher-kva, typed is bücher, or a part of it.

-- One function without helpers: an index is built with no schema of ours in the search path.
create function sought_address(address text) returns text
  language plpgsql immutable strict parallel safe
as $$
declare
  written text := '';
  label text;
  letters text;
  digits text;
  code int;
  place int;
  bias int;
  before int;
  digit int;
  weight int;
  threshold int;
  step int;
  delta int;
begin
  if strpos(address, 'xn--') = 0 then
    return address;
  end if;
  foreach label in array string_to_array(split_part(address, '@', 2), '.') loop
    if label like 'xn--%' then
      -- RFC 3492: plain letters before the last hyphen, behind it where the others stand and which they are
      letters := coalesce(substring(label from '^xn--(.*)-[^-]*$'), '');
      digits := substring(label from '[^-]*$');
      code := 128;
      place := 0;
      bias := 72;
      while digits <> '' loop
        before := place;
        weight := 1;
        step := 36;
        loop
          digit := strpos('abcdefghijklmnopqrstuvwxyz0123456789', left(digits, 1)) - 1;
          digits := substr(digits, 2);
          if digit < 0 or weight > 1000000 then
            return address; -- no punycode after all
          end if;
          place := place + digit * weight;
          threshold := least(26, greatest(1, step - bias));
          exit when digit < threshold;
          weight := weight * (36 - threshold);
          step := step + 36;
        end loop;
        delta := case before when 0 then (place - before) / 700 else (place - before) / 2 end;
        delta := delta + delta / (length(letters) + 1);
        bias := 0;
        while delta > 455 loop
          delta := delta / 35;
          bias := bias + 36;
        end loop;
        bias := bias + 36 * delta / (delta + 38);
        code := code + place / (length(letters) + 1);
        place := place % (length(letters) + 1);
        if code > 1114111 or code between 55296 and 57343 then
          return address;
        end if;
        letters := left(letters, place) || chr(code) || substr(letters, place + 1);
        place := place + 1;
      end loop;
      label := letters;
    end if;
    written := written || case written when '' then '' else '.' end || label;
  end loop;
  return address || ' ' || split_part(address, '@', 1) || '@' || written;
end
$$;

drop index persons_email_search;
create index persons_address_search on persons using gin (sought_address(email) gin_trgm_ops);
