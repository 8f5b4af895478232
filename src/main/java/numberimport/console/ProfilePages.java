package numberimport.console;

import java.time.Clock;
import java.util.Map;
import numberimport.pipeline.DoNotCallLists;
import numberimport.pipeline.DoNotCallLists.Named;
import numberimport.pipeline.ProblemException;
import numberimport.pipeline.Settings;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Profiles, and the do-not-call lists that they name. */
@Controller
final class ProfilePages {

    private final Settings settings;
    private final DoNotCallLists lists;

    ProfilePages(Settings settings, Clock clock) {
        this.settings = settings;
        this.lists = new DoNotCallLists(settings, clock);
    }

    @GetMapping("/profiles")
    String profiles(Model model) {
        var names = settings.profiles().names();
        model.addAttribute("names", names);
        model.addAttribute("broken", names.stream().filter(this::isBroken).toList());
        return "profiles";
    }

    private boolean isBroken(String name) {
        try {
            var unused = settings.profiles().load(name);
            return false;
        } catch (ProblemException e) {
            // Its own page says what is wrong with it.
            return true;
        }
    }

    @GetMapping("/profiles/{name}")
    String profile(@PathVariable String name, Model model) {
        model.addAttribute("name", name);
        var profile = settings.profiles().load(name);
        model.addAttribute("profile", profile);
        model.addAttribute("meanings", ColumnMeaning.ofRules(profile.map()));
        model.addAttribute("lists", lists.of(Map.of(name, profile)));
        return "profile";
    }

    @GetMapping("/lists")
    String lists(Model model) {
        return lists(lists.all(), model);
    }

    private static String lists(Named named, Model model) {
        model.addAttribute("lists", named.lists());
        model.addAttribute("problems", named.problems());
        return "lists";
    }

    /** Looks a number up; by a form's body, so that it stands in no log of addresses. */
    @PostMapping("/lists")
    String lookUp(@RequestParam String number, Model model) {
        model.addAttribute("number", number.strip());
        var named = lists.all();
        model.addAttribute("findings", lists.lookUp(number, named.lists()));
        return lists(named, model);
    }
}
