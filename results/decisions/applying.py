"""From the order on the road and the decisions in force to the rows of the next revision.

Arithmetic alone: the values of rows and decisions in, rows and remarks out. What the sheet does not tell is
remarked and left as it was, never guessed.
"""

from dataclasses import replace

from results.decisions.classes import in_classes
from results.decisions.clocks import Clock, clocks_of
from results.decisions.gaps import Gaps
from results.decisions.places import Numbering, flat, moved_down, put_back, without
from results.decisions.shifting import Shift, Shifter, add_to
from results.decisions.values import CLASSIFIED, DISQUALIFIED, Outcome, Remark

SECTIONS = {CLASSIFIED: 0, "not_classified": 1, "retired": 1, DISQUALIFIED: 2}


def work_out(cars, decisions, *, is_race=True, is_complete=True):
    """The rows with these decisions. `cars`: in the order of the sheet; `decisions`: in that of the papers.

    Time, laps and disqualifications count whatever their order; places are lost one decision after another.
    Without a decision the rows come back as they are.
    """
    cars = tuple(cars)
    bench = Bench(cars, is_race=is_race, is_complete=is_complete)
    wanted = [decision for decision in decisions if decision.car is not None and not is_empty(decision)]
    if not wanted:
        return Outcome(cars)
    undone = [decision for decision in wanted if decision.is_undone]
    bench.reinstate([decision for decision in undone if decision.kind in ("disqualification", "places")])
    bench.disqualify([d for d in wanted if d.kind == "disqualification" and not d.is_undone])
    bench.shift([decision for decision in wanted if decision.kind in ("time", "laps", "best_lap")])
    bench.lose_places([d for d in wanted if d.kind == "places" and not d.is_undone])
    if not bench.touched:
        return Outcome(cars, tuple(bench.remarks))
    return bench.outcome()


def is_empty(decision):
    """A penalty of nothing changes nothing."""
    return decision.kind in ("time", "laps", "places") and not decision.amount


class Bench:
    """The rows while decisions are worked into them."""

    def __init__(self, cars, *, is_race, is_complete):
        self.is_race, self.is_complete = is_race, is_complete
        self.before = {car.key: car for car in cars}
        self.now = dict(self.before)
        self.clocks_before = clocks_of(cars, is_race=is_race)
        self.clocks = dict(self.clocks_before)
        self.numbering = Numbering([(car.key, car.position) for car in cars if car.is_placed])
        self.places = self.numbering.places
        self.blocks = blocks_of(self.numbering)
        self.remarks, self.touched, self.changed, self.reinstated = [], set(), set(), set()

    def remark(self, code, decision=None, *, cannot=False, **params):
        if decision is not None and "car" not in params:
            params["car"] = decision.car
        key = decision.key if decision is not None else None
        self.remarks.append(Remark(code, key, cannot, params))

    # --- out, and in again ----------------------------------------------------------------------------

    def disqualify(self, decisions):
        for decision in sorted(decisions, key=lambda decision: decision.car):
            car = self.now[decision.car]
            if car.status == DISQUALIFIED:
                if car.key not in self.touched:
                    self.remark("already_out", decision)
                continue
            if car.status == CLASSIFIED and car.position is None and not car_in_class(car):
                self.remark("place_unknown", decision)
            if car.fastest_lap:
                self.remark("held_fastest", decision)
            self.now[car.key] = replace(
                car,
                status=DISQUALIFIED,
                position=None,
                classes=tuple((race_class, None) for race_class, _place in car.classes),
            )
            self.places = without(self.places, {car.key})
            self.touched.add(car.key)

    def reinstate(self, decisions):
        """What a sheet contains and is in force no longer: the car stands where it stood on the road."""
        for decision in decisions:
            car, road = self.now[decision.car], decision.road
            is_disqualification = decision.kind == "disqualification"
            if is_disqualification and car.status != DISQUALIFIED:
                self.remark("not_out", decision, cannot=True)
            elif road is None or (road.is_placed and not self.numbering.is_regular):
                self.remark("road_unknown", decision, cannot=True)
            elif not is_disqualification and not (car.is_placed and road.is_placed):
                self.remark("not_classified", decision)
            else:
                self.put_back(car, decision, is_disqualification)

    def put_back(self, car, decision, is_disqualification):
        road = decision.road
        if is_disqualification:
            self.now[car.key] = replace(road, key=car.key, number=car.number)
            self.clocks[car.key] = self.clock_on_the_road(road, decision.ahead)
            self.reinstated.add(car.key)
            self.changed.add(car.key)
        if road.is_placed:
            rank = flat(self.places)
            self.places, wrong = put_back(
                self.places, car.key, decision.ahead, level=decision.level, behind=decision.behind
            )
            is_lower = flat(self.places).index(car.key) > (
                rank.index(car.key) if car.key in rank else len(rank)
            )
            if wrong or is_lower:
                self.remark("others_moved", decision)
            if not is_disqualification and (car.interval_ms, car.interval_laps) == (None, None):
                self.now[car.key] = replace(
                    car, interval_ms=road.interval_ms, interval_laps=road.interval_laps
                )  # to be worked out: behind a slower car it had none
            self.blocks.setdefault(car.key, 0)
        self.touched.add(car.key)

    def clock_on_the_road(self, road, ahead):
        """The clock of a row of an earlier sheet, as far as it can be set against this one."""
        if not self.is_race:
            return Clock(0, road.best_lap_ms)
        leader = flat(self.places)[0] if self.places else None
        whole, part, group = road.total_time_ms, None, None
        if ahead and ahead[0] == leader and road.gap_ms is not None:
            clock = self.clocks[leader]
            if whole is None and clock.whole is not None:
                whole = clock.whole + road.gap_ms
            part, group = road.gap_ms, clock.lap
        return Clock(road.laps, whole, part, group)

    # --- time, laps, best laps ------------------------------------------------------------------------

    def shift(self, decisions):
        shifts = {}
        for decision in decisions:
            car = self.now[decision.car]
            is_lost = decision.is_undone and (decision.road is None or decision.road.best_lap_ms is None)
            if decision.kind == "best_lap" and is_lost:
                self.remark("road_unknown", decision, cannot=True)
            elif decision.kind == "best_lap" and self.is_race:
                self.drop_lap(car, decision)
            elif decision.kind != "best_lap" and not self.is_race:
                self.remark("race_only", decision, cannot=True)
            elif not car.is_placed:
                code = "place_unknown" if car.status == CLASSIFIED else "not_classified"
                self.remark(code, decision, cannot=car.status == CLASSIFIED)
            else:
                add_to(shifts.setdefault(car.key, Shift(car.key)), decision)
        for shift in list(shifts.values()):
            if code := self.why_not(shift):
                del shifts[shift.car]
                self.cannot(code, shift)
        shifter = Shifter(self.places, self.clocks, self.blocks, is_complete=self.is_complete)
        self.places = shifter.order(shifts)
        for key, code in shifter.stuck.items():
            self.cannot(code, shifts[key])
        for shift in shifts.values():
            if shift.car not in shifter.stuck:
                self.take(shift)
        for shared in shifter.ties:
            numbers = ", ".join(self.now[key].number for key in shared)
            self.remark("tie", cars=numbers)

    def why_not(self, shift):
        car = self.now[shift.car]
        if shift.laps and car.laps is None:
            return "no_laps"
        if shift.laps and car.laps < shift.laps:
            return "too_many_laps"
        if car.total_time_ms is not None and car.total_time_ms + shift.ms < 0:
            return "too_much_time"
        if (shift.best or shift.is_untimed) and car.has_segments:
            return "segments"
        return None

    def cannot(self, code, shift):
        for decision in shift.decisions:
            self.remark(code, decision, cannot=True)

    def take(self, shift):
        """The car's own cells: its time, its laps."""
        car = self.now[shift.car]
        if shift.best or shift.is_untimed:
            if car.fastest_lap:
                self.remark("fastest_gone", shift.decisions[-1])
            if shift.is_untimed:
                self.remark("untimed", shift.decisions[-1])
            best = shift.best.whole if shift.best else None
            car = replace(car, best_lap_ms=best, best_lap_number=None, fastest_lap=False)
            if shift.decisions[-1].is_undone:
                car = with_lap_of(car, shift.decisions[-1].road)
        elif not shift.ms and not shift.laps:
            return
        if shift.ms and car.total_time_ms is not None:
            car = replace(car, total_time_ms=car.total_time_ms + shift.ms)
        if shift.laps:
            car = replace(car, laps=car.laps - shift.laps)
        self.now[car.key] = car
        self.clocks[car.key] = Clock(0) if shift.is_untimed else shift.moved(self.clocks[car.key])
        self.touched.add(car.key)
        self.changed.add(car.key)

    def drop_lap(self, car, decision):
        """In a race a deleted lap moves nobody."""
        if decision.is_undone:
            self.now[car.key] = with_lap_of(car, decision.road)
        else:
            if car.fastest_lap:
                self.remark("fastest_gone", decision)
            self.now[car.key] = replace(
                car, best_lap_ms=decision.best_lap_ms, best_lap_number=None, fastest_lap=False
            )
        self.touched.add(car.key)

    # --- places ---------------------------------------------------------------------------------------

    def lose_places(self, decisions):
        for decision in decisions:
            car = self.now[decision.car]
            if not car.is_placed:
                code = "place_unknown" if car.status == CLASSIFIED else "not_classified"
                self.remark(code, decision, cannot=car.status == CLASSIFIED)
                continue
            places, passed = moved_down(self.places, car.key, decision.amount)
            if not self.is_complete and self.is_open(car.key, places, passed < decision.amount):
                self.remark("unknown_behind", decision, cannot=True)
                continue
            if passed < decision.amount:
                self.remark("no_more_places", decision, passed=passed)
            self.places = places
            self.touched.add(car.key)
            if car.key not in self.reinstated:
                sheet = self.before[car.key]
                self.now[car.key] = replace(
                    car, interval_ms=sheet.interval_ms, interval_laps=sheet.interval_laps
                )

    def is_open(self, key, places, is_short):
        """Of a partial result: whether somebody may stand between the car and where it would go."""
        passed = flat(places)[: flat(places).index(key)]
        return is_short or any(self.blocks[other] > self.blocks[key] for other in passed)

    # --- the rows -------------------------------------------------------------------------------------

    def outcome(self):
        positions = self.numbering.of(self.places)
        self.now = {key: replace(car, position=positions.get(key)) for key, car in self.now.items()}
        ordered = [self.now[key] for key in self.rows_in_order()]
        ordered, unclear = in_classes(
            list(self.before.values()), ordered, self.numbering.places, self.places, self.reinstated
        )
        for race_class in unclear:
            self.remark("class_unclear", race_class=race_class)
        gaps = Gaps(self.before, ordered, self.clocks_before, self.clocks, self.changed)
        cars = tuple(gaps.filled(car, is_race=self.is_race) for car in ordered)
        if gaps.unknown:
            self.remark("gaps_unknown", cars=", ".join(self.now[key].number for key in gaps.unknown))
        return Outcome(cars, tuple(self.remarks))

    def rows_in_order(self):
        """Placed cars in their places, the others where the sheet has them, who is out behind the retired."""
        placed = iter(flat(self.places))
        out = [key for key in self.touched if self.now[key].status == DISQUALIFIED and key in self.before]
        out = sorted(key for key in out if self.before[key].status != DISQUALIFIED)
        left = [key for key in self.before if key not in out and key not in self.reinstated]
        rows, last = [], 0
        for key in left:
            rows.append(next(placed) if self.before[key].is_placed else key)
            last = len(rows) if self.before[key].is_placed else last
        rows[last:last] = list(placed)
        for key in sorted(self.reinstated - set(flat(self.places))):
            rows.insert(self.behind(rows, self.now[key].status), key)
        end = self.behind(rows, DISQUALIFIED)
        return [*rows[:end], *out, *rows[end:]]

    def behind(self, rows, status):
        """The place in the list behind the last row of that section or one before it."""
        rank = SECTIONS.get(status, 3)
        inside = [i for i, key in enumerate(rows, 1) if SECTIONS.get(self.now[key].status, 3) <= rank]
        return max(inside, default=0)


def with_lap_of(car, road):
    return replace(
        car,
        best_lap_ms=road.best_lap_ms,
        best_lap_number=road.best_lap_number,
        fastest_lap=road.fastest_lap,
    )


def car_in_class(car):
    return any(place is not None for _race_class, place in car.classes)


def blocks_of(numbering):
    """Which stretch of the order each car stands in: a partial result has holes between them."""
    blocks, block, expected = {}, 0, 1
    for place in numbering.places:
        position = numbering.given[place[0]]
        if position > expected:
            block += 1
        blocks |= dict.fromkeys(place, block)
        expected = position + (1 if numbering.is_dense else len(place))
    return blocks
