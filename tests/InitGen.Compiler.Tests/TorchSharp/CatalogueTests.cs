using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using InitGen.Analyzers;
using InitGen.CodeFixes;
using InitGen.Compiler.Tests.Torch.Gallery;
using InitGen.Graph.Rules;
using InitGen.Roslyn.TorchSharp;
using InitGen.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace InitGen.Compiler.Tests.Torch;

/// <summary>What the catalogue's rules say of TorchSharp models, in the library's words, and what their light bulbs write.</summary>
public sealed class CatalogueTests : TorchRuleTest
{
    /// <summary>Messages and light bulbs of all findings of the gallery.</summary>
    [Fact]
    public void The_gallery_is_spoken_of_in_the_words_of_the_library()
    {
        var text = new StringBuilder();
        foreach (string name in GalleryModels.Names)
        {
            foreach (TorchFinding found in GalleryModels.All(name))
            {
                text.Append(name).Append(' ').Append(found.Finding.Rule.Id).Append(' ').Append(found.Finding.Level).Append(": ").Append(found.Message).Append('\n');
                foreach (SourceChange change in found.Changes)
                {
                    text.Append("    ").Append(change.Title).Append('\n');
                    foreach (TextEdit edit in change.Edits) text.Append("    ").Append(edit.Old).Append(" => ").Append(edit.New.ReplaceLineEndings(" ")).Append('\n');
                }
            }
        }

        Snapshots.VerifyText(text.ToString());
    }

    /// <summary>With what is offered written, the findings are gone, and there are no new ones.</summary>
    [Fact]
    public void What_the_light_bulbs_write_into_the_gallery_makes_it_quiet()
    {
        int repaired = 0;
        foreach (string name in GalleryModels.Names)
        {
            TorchFinding[] found = [.. GalleryModels.All(name)];
            TextEdit[] edits = [.. found.SelectMany(static one => one.Changes.Take(1)).SelectMany(static change => change.Edits).Distinct().OrderBy(static edit => edit.Start)];
            if (edits.Length == 0) continue;
            SourceText text = SourceText.From(GalleryModels.Source(name).Text);
            foreach (TextEdit edit in edits) Assert.Equal(edit.Old, text.ToString(new TextSpan(edit.Start, edit.Old.Length)));
            text = text.WithChanges(edits.Select(static edit => new TextChange(new TextSpan(edit.Start, edit.Old.Length), edit.New)));
            CSharpCompilation compilation = GalleryModels.Alone(name, text.ToString());
            Assert.Empty(compilation.GetDiagnostics(TestContext.Current.CancellationToken).Where(static diagnostic => diagnostic.Severity >= DiagnosticSeverity.Error));
            string[] left = [.. GalleryModels.FindingsOf(compilation).Select(static one => one.Finding.Rule.Id + " " + one.Place)];
            string[] expected = [.. found.Where(static one => one.Changes.Count == 0).Select(static one => one.Finding.Rule.Id + " " + one.Place)];
            Assert.True(expected.SequenceEqual(left), $"{name}: {string.Join(", ", left)}\n{text}");
            repaired += found.Length - expected.Length;
        }

        Assert.InRange(repaired, 14, int.MaxValue);
    }

    [Fact]
    public Task A_call_is_rewritten_in_place() => Repairs(
        "INIT101",
        """
        public class Net : Module<Tensor, Tensor>
        {
            private readonly Linear fc1 = Linear(64, 256), fc2 = Linear(256, 256), fc3 = Linear(256, 256), fc4 = Linear(256, 256), fc5 = Linear(256, 10);

            public Net() : base("net")
            {
                RegisterComponents();

                // The hidden layers.
                {|INIT101:init.xavier_uniform_(fc1.weight, 0.2)|};   // first
                {|INIT101:torch.nn.init.xavier_uniform_( fc2.weight, 0.2 )|};
                {|INIT101:nn.init.xavier_uniform_(
                    fc3.weight,
                    gain: 0.2)|};
                {|INIT101:init.xavier_uniform_(fc4.weight, 0.2)|};
                    init.xavier_uniform_(fc5.weight);
            }

            public override Tensor forward(Tensor x)
            {
                x = functional.leaky_relu(fc1.forward(x), 0.2);
                x = fc4.forward(fc3.forward(fc2.forward(x).relu()).relu()).relu();
                return fc5.forward(x);
            }
        }
        """,
        """
        public class Net : Module<Tensor, Tensor>
        {
            private readonly Linear fc1 = Linear(64, 256), fc2 = Linear(256, 256), fc3 = Linear(256, 256), fc4 = Linear(256, 256), fc5 = Linear(256, 10);

            public Net() : base("net")
            {
                RegisterComponents();

                // The hidden layers.
                init.kaiming_uniform_(fc1.weight, a: 0.2);   // first
                torch.nn.init.kaiming_uniform_( fc2.weight, nonlinearity: torch.nn.init.NonlinearityType.ReLU);
                nn.init.kaiming_uniform_(
                    fc3.weight, nonlinearity: nn.init.NonlinearityType.ReLU);
                init.kaiming_uniform_(fc4.weight, nonlinearity: init.NonlinearityType.ReLU);
                    init.xavier_uniform_(fc5.weight);
            }

            public override Tensor forward(Tensor x)
            {
                x = functional.leaky_relu(fc1.forward(x), 0.2);
                x = fc4.forward(fc3.forward(fc2.forward(x).relu()).relu()).relu();
                return fc5.forward(x);
            }
        }
        """);

    [Fact]
    public Task A_sweep_is_rewritten_where_all_that_it_reaches_wants_the_same() => Repairs(
        "INIT101",
        """
        public class Net : Module<Tensor, Tensor>
        {
            private readonly Sequential body = Sequential();
            private readonly Linear head = Linear(64, 10);

            public Net() : base("net")
            {
                for (int i = 0; i < 8; i++) body.append(Conv2d(64, 64, 3, padding: 1)).append(ReLU());
                RegisterComponents();
                apply(Start);
            }

            private static void Start(nn.Module module)
            {
                if (module is Conv2d conv) {|INIT101:init.xavier_uniform_(conv.weight)|};
            }

            public override Tensor forward(Tensor x) => head.forward(body.forward(x).mean(new long[] { 2, 3 }));
        }
        """,
        """
        public class Net : Module<Tensor, Tensor>
        {
            private readonly Sequential body = Sequential();
            private readonly Linear head = Linear(64, 10);

            public Net() : base("net")
            {
                for (int i = 0; i < 8; i++) body.append(Conv2d(64, 64, 3, padding: 1)).append(ReLU());
                RegisterComponents();
                apply(Start);
            }

            private static void Start(nn.Module module)
            {
                if (module is Conv2d conv) init.kaiming_uniform_(conv.weight, nonlinearity: init.NonlinearityType.ReLU);
            }

            public override Tensor forward(Tensor x) => head.forward(body.forward(x).mean(new long[] { 2, 3 }));
        }
        """);

    [Fact]
    public Task A_nonlinearity_that_does_not_follow_is_replaced() => Repairs(
        "INIT405",
        """
        public class Net : Module<Tensor, Tensor>
        {
            private readonly ModuleList<Linear> body = new();
            private readonly Linear head = Linear(64, 10);

            public Net() : base("net")
            {
                for (int i = 0; i < 8; i++) body.Add(Linear(64, 64));
                RegisterComponents();
                foreach (var layer in body) init.kaiming_normal_(layer.weight, {|INIT405:nonlinearity: init.NonlinearityType.Linear|});
            }

            public override Tensor forward(Tensor x)
            {
                foreach (var layer in body) x = layer.forward(x).relu();
                return head.forward(x);
            }
        }
        """,
        """
        public class Net : Module<Tensor, Tensor>
        {
            private readonly ModuleList<Linear> body = new();
            private readonly Linear head = Linear(64, 10);

            public Net() : base("net")
            {
                for (int i = 0; i < 8; i++) body.Add(Linear(64, 64));
                RegisterComponents();
                foreach (var layer in body) init.kaiming_normal_(layer.weight, nonlinearity: init.NonlinearityType.ReLU);
            }

            public override Tensor forward(Tensor x)
            {
                foreach (var layer in body) x = layer.forward(x).relu();
                return head.forward(x);
            }
        }
        """);

    [Theory]
    [InlineData("init.kaiming_normal_(layer.weight, nonlinearity: init.NonlinearityType.ReLU)")]
    [InlineData("init.kaiming_uniform_(layer.weight, 0, init.FanInOut.FanIn, init.NonlinearityType.LeakyReLU)")]
    [InlineData("init.xavier_uniform_(head.weight)")]
    public Task Nothing_is_said_of_a_nonlinearity_that_follows(string start) => Analyzer.VerifyAsync(All("INIT405").WithSources(Source($$"""
        public class Net : Module<Tensor, Tensor>
        {
            private readonly Linear layer = Linear(64, 64), head = Linear(64, 10);
            public Net() : base("net") { {{start}}; RegisterComponents(); }
            public override Tensor forward(Tensor x) => head.forward(layer.forward(x).relu());
        }
        """)));

    // The last layer wants another one; others may call a public helper; what is made of the numbers afterwards is not the call's.
    [Theory]
    [InlineData("", "foreach (var module in modules()) if (module is Linear linear) {|INIT101:init.xavier_uniform_(linear.weight)|};", "")]
    [InlineData("", "foreach (var layer in body) Start(layer);", "public static void Start(Linear layer) => {|INIT101:init.xavier_uniform_(layer.weight)|};")]
    [InlineData("", "foreach (var layer in body) {|INIT101:init.xavier_uniform_(layer.weight /* on purpose */, 1)|};", "")]
    [InlineData("private readonly Linear spare = Linear(64, 64);", "void Start(Linear layer) => {|INIT101:init.xavier_uniform_(layer.weight)|}; foreach (var layer in body) Start(layer); Start(spare);", "")]
    [InlineData("", "foreach (var layer in body) using (no_grad()) {|INIT205:init.normal_(layer.weight, 0, 5)|}.mul_(0.01);", "")]
    public Task Nothing_is_offered_for_a_call_that_means_more_than_one_thing(string field, string start, string helper) => OffersNone(
        "INIT101",
        $$"""
        public class Net : Module<Tensor, Tensor>
        {
            private readonly ModuleList<Linear> body = new();
            private readonly Linear head = Linear(64, 10);
            {{field}}

            public Net() : base("net")
            {
                for (int i = 0; i < 8; i++) body.Add(Linear(64, 64));
                RegisterComponents();
                {{start}}
            }

            {{helper}}

            public override Tensor forward(Tensor x)
            {
                foreach (var layer in body) x = layer.forward(x).relu();
                return head.forward(x);
            }
        }
        """);

    [Fact]
    public Task Layers_that_nobody_initializes_get_a_call_before_the_registration() => Repairs(
        "INIT202",
        """
        public class InBlock : Module<Tensor, Tensor>
        {
            private readonly Linear fc1, fc2, fc3, fc4, head;
            private readonly ModuleList<Linear> more = new();

            public InBlock(int layer = 0) : base("net")
            {
                fc1 = Linear(64, 64);
                fc2 = Linear(64, 64);
                fc3 = Linear(64, 64);
                fc4 = {|INIT202:Linear(64, 64)|};
                head = Linear(64, 10);
                for (int i = 0; i < 8; i++) more.Add(Linear(64, 64));

                RegisterComponents(); // all of them
            }

            public override Tensor forward(Tensor x)
            {
                x = fc4.forward(fc3.forward(fc2.forward(fc1.forward(x).relu()).relu()).relu()).relu();
                foreach (var each in more) x = each.forward(x).relu();
                return head.forward(x);
            }
        }

        public class InExpression : Module<Tensor, Tensor>
        {
            private readonly ModuleList<Linear> hidden = ModuleList(Linear(64, 64), Linear(64, 64), Linear(64, 64), {|INIT202:Linear(64, 64)|}, Linear(64, 64), Linear(64, 64), Linear(64, 64), Linear(64, 64));
            private readonly Linear head = Linear(64, 10);

            public InExpression() : base("net") => RegisterComponents();

            public override Tensor forward(Tensor x)
            {
                foreach (var each in hidden) x = each.forward(x).relu();
                return head.forward(x);
            }
        }
        """,
        """
        public class InBlock : Module<Tensor, Tensor>
        {
            private readonly Linear fc1, fc2, fc3, fc4, head;
            private readonly ModuleList<Linear> more = new();

            public InBlock(int layer = 0) : base("net")
            {
                fc1 = Linear(64, 64);
                fc2 = Linear(64, 64);
                fc3 = Linear(64, 64);
                fc4 = Linear(64, 64);
                head = Linear(64, 10);
                for (int i = 0; i < 8; i++) more.Add(Linear(64, 64));

                init.kaiming_normal_(fc1.weight, nonlinearity: init.NonlinearityType.ReLU);
                init.kaiming_normal_(fc2.weight, nonlinearity: init.NonlinearityType.ReLU);
                init.kaiming_normal_(fc3.weight, nonlinearity: init.NonlinearityType.ReLU);
                init.kaiming_normal_(fc4.weight, nonlinearity: init.NonlinearityType.ReLU);
                foreach (var module in more) init.kaiming_normal_(module.weight, nonlinearity: init.NonlinearityType.ReLU);
                RegisterComponents(); // all of them
            }

            public override Tensor forward(Tensor x)
            {
                x = fc4.forward(fc3.forward(fc2.forward(fc1.forward(x).relu()).relu()).relu()).relu();
                foreach (var each in more) x = each.forward(x).relu();
                return head.forward(x);
            }
        }

        public class InExpression : Module<Tensor, Tensor>
        {
            private readonly ModuleList<Linear> hidden = ModuleList(Linear(64, 64), Linear(64, 64), Linear(64, 64), Linear(64, 64), Linear(64, 64), Linear(64, 64), Linear(64, 64), Linear(64, 64));
            private readonly Linear head = Linear(64, 10);

            public InExpression() : base("net")
            {
                foreach (var layer in hidden) init.kaiming_normal_(layer.weight, nonlinearity: init.NonlinearityType.ReLU);
                RegisterComponents();
            }

            public override Tensor forward(Tensor x)
            {
                foreach (var each in hidden) x = each.forward(x).relu();
                return head.forward(x);
            }
        }
        """);

    // What follows the last layer of a block, its parent decides: it gets nothing, and a call that reaches it stays.
    [Fact]
    public Task The_last_layer_of_a_block_is_left_to_its_parent() => OffersNone(
        "INIT101",
        """
        public class Block : Module<Tensor, Tensor>
        {
            private readonly ModuleList<Linear> layers = new();
            private readonly Linear last = Linear(64, 64);

            public Block() : base("block")
            {
                for (int i = 0; i < 8; i++) layers.Add(Linear(64, 64));
                RegisterComponents();
                foreach (var module in modules()) if (module is Linear linear) {|INIT101:init.xavier_uniform_(linear.weight)|};
            }

            public override Tensor forward(Tensor x)
            {
                foreach (var layer in layers) x = layer.forward(x).relu();
                return last.forward(x);
            }
        }

        public class Net : Module<Tensor, Tensor>
        {
            private readonly Block block = {|INIT101:new()|};
            private readonly Linear head = Linear(64, 10);

            public Net() : base("net") => RegisterComponents();

            public override Tensor forward(Tensor x) => head.forward(block.forward(x).relu());
        }
        """);

    private static TestProject All(string id) => new TestProject()
        .WithReferences(TestReferences.AssemblyOf<TorchSharp.torch.Tensor>())
        .WithEditorConfig($"dotnet_diagnostic.{id}.severity = warning");

    private static Task Repairs(string id, string before, string after) => new CodeFixVerifier
    {
        Analyzers = [new TorchSharpAnalyzer()],
        Fix = new RewriteCodeFix(),
        EquivalenceKey = nameof(RewriteCodeFix),
        Template = All(id),
    }.VerifyAsync(Source(before), Source(after));

    private static Task OffersNone(string id, string source) => new CodeFixVerifier
    {
        Analyzers = [new TorchSharpAnalyzer()],
        Fix = new RewriteCodeFix(),
        Template = All(id),
    }.VerifyNotOfferedAsync(Source(source));
}
