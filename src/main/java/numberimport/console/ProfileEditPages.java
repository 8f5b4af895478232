package numberimport.console;

import java.util.stream.Collectors;
import numberimport.pipeline.ProblemException;
import numberimport.pipeline.ProfileDraft;
import numberimport.pipeline.Settings;
import numberimport.web.AuditedProfiles;
import numberimport.web.LaunchWish;
import numberimport.web.Uploads;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.InitBinder;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where admins keep how an uploaded file was understood as a profile, and change what a profile says. */
@Controller
final class ProfileEditPages {

    private final Settings settings;
    private final Uploads uploads;
    private final AuditedProfiles profiles;

    ProfileEditPages(Settings settings, Uploads uploads, AuditedProfiles profiles) {
        this.settings = settings;
        this.uploads = uploads;
        this.profiles = profiles;
    }

    @InitBinder("wish")
    void readNumbersAndLists(WebDataBinder binder) {
        UploadFields.read(binder);
    }

    /** A profile for files like the upload, by the same wishes. */
    @PostMapping("/upload/{upload}/profile")
    String keep(
            @PathVariable String upload,
            @ModelAttribute("wish") LaunchWish wish,
            @RequestParam String name,
            RedirectAttributes next) {
        var file = uploads.find(upload);
        var draft = ProfileDraft.of(file, wish.fileOptions(settings));
        var chosen = name.strip();
        profiles.add(chosen, draft.text(chosen), file);
        return toProfile(chosen, next);
    }

    @GetMapping("/profiles/{name}/edit")
    String edit(@PathVariable String name, Model model) {
        var text = profiles.read().text(name);
        return edit(text, text, model);
    }

    /** A text that can't be used stays on the page, with what is wrong with it. */
    @PostMapping("/profiles/{name}")
    String change(
            @PathVariable String name,
            @RequestParam String before,
            @RequestParam String text,
            Model model,
            RedirectAttributes next) {
        try {
            profiles.change(name, before, lines(text));
            return toProfile(name, next);
        } catch (ProblemException e) {
            model.addAttribute("problem", e.problem());
            return edit(before, text, model);
        }
    }

    private static String edit(String before, String text, Model model) {
        model.addAttribute("before", before);
        model.addAttribute("text", text);
        return "profile-edit";
    }

    private static String toProfile(String name, RedirectAttributes next) {
        next.addAttribute("profile", name);
        return "redirect:/profiles/{profile}";
    }

    /** Forms end lines as networks do, files as this program does. */
    private static String lines(String text) {
        return text.lines().collect(Collectors.joining("\n", "", "\n"));
    }
}
