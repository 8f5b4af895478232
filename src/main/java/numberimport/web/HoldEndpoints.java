package numberimport.web;

import java.util.List;
import numberimport.access.Holds;
import numberimport.access.Holds.HoldView;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Puts accounts on hold; "every" in the place of an account holds all of them. */
@RestController
@RequestMapping("/api/v1/holds")
final class HoldEndpoints {

    private final Holds holds;
    private final Callers callers;

    HoldEndpoints(Holds holds, Callers callers) {
        this.holds = holds;
        this.callers = callers;
    }

    @GetMapping
    HoldList all() {
        return new HoldList(holds.all());
    }

    @PutMapping("/{account}")
    HoldView place(@PathVariable String account, @RequestBody HoldWish wish) {
        return holds.place(account, callers.current().name(), wish.reason() == null ? "" : wish.reason());
    }

    @DeleteMapping("/{account}")
    ResponseEntity<Void> lift(@PathVariable String account) {
        holds.lift(account, callers.current().name());
        return ResponseEntity.noContent().build();
    }

    /** The holds in force. */
    record HoldList(List<HoldView> holds) {}

    /** Why. */
    record HoldWish(@Nullable String reason) {}
}
