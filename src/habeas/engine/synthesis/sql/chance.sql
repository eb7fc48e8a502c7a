-- Chance without state: a number's draw under a name depends on the seed alone, so
-- that any row can be made by itself. A cubic polynomial over the prime field of
-- 2^31 - 1 (Carter and Wegman 1979: independent for any four numbers), its
-- coefficients from MD5, in whole numbers: the same on every machine and version.
CREATE MACRO coefficient(name, k) AS
    (md5_number_lower(seed() || ':' || name || ':' || k) % 2147483647)::BIGINT;

-- From 0 to 2^31 - 2.
CREATE MACRO draw(x, name) AS
    (((coefficient(name, 'a') * x + coefficient(name, 'b')) % 2147483647
      * x + coefficient(name, 'c')) % 2147483647
      * x + coefficient(name, 'd')) % 2147483647;

-- From 0 to n - 1.
CREATE MACRO upto(x, name, n) AS (draw(x, name) * (n)) // 2147483647;

-- From least to most, both included.
CREATE MACRO from_to(x, name, least, most) AS
    (least) + upto(x, name, (most) - (least) + 1);

CREATE MACRO chance(x, name, per_mille) AS upto(x, name, 1000) < (per_mille);

-- Few high numbers, many low ones: the square of a uniform draw.
CREATE MACRO skewed(x, name, n) AS
    ((draw(x, name) * draw(x, name)) // 2147483647 * (n)) // 2147483647;

-- A draw from a distribution given by its knots at equal shares, in a straight
-- line between two knots.
CREATE MACRO between_knots(u, knots) AS
    knots[1 + u * (len(knots) - 1) // 2147483647]
    + (knots[2 + u * (len(knots) - 1) // 2147483647]
       - knots[1 + u * (len(knots) - 1) // 2147483647])
      * (u * (len(knots) - 1) % 2147483647) // 2147483647;

-- A child row's moment: so many seconds after another.
CREATE MACRO after(start, s) AS (start) + to_seconds(s);
CREATE MACRO hours(n) AS 3600 * (n);
CREATE MACRO days(n) AS 86400 * (n);
