package numberimport.sandbox;

import java.util.List;
import numberimport.sandbox.control.Door;
import numberimport.sandbox.store.Task;

/** This server's door, for the control endpoint and the status page. */
record ServerDoor(VisitorBook visitors, Saboteur saboteur, Intake intake) implements Door {

    @Override
    public List<String> faults() {
        return saboteur.faults();
    }

    @Override
    public void plant(String fault) {
        var parsed = Fault.parse(fault);
        saboteur.inject(
                parsed, Endpoint.named(parsed.endpoint()).map(visitors::turns).orElse(0));
    }

    @Override
    public void clearFaults() {
        saboteur.clear();
    }

    @Override
    public List<Passage> arrivals() {
        return visitors.arrivals().stream()
                .map(arrival -> new Passage(
                        arrival.ordinal(),
                        arrival.at(),
                        arrival.method(),
                        arrival.path(),
                        arrival.code(),
                        arrival.applied()))
                .toList();
    }

    @Override
    public List<String> violations() {
        return visitors.violations();
    }

    @Override
    public void refuse(String number, String reason) {
        intake.refuse(number, reason);
    }

    @Override
    public void addForeign(Task task, List<String> cellphones) {
        intake.addForeign(task, cellphones);
    }
}
