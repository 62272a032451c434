using System.Threading.Tasks;

namespace InitGen.Compiler.Tests.Torch;

/// <summary>Modules that are right, in the ways in which people write them: not one finding.</summary>
public sealed class SilentModulesTests : TorchRuleTest
{
    [Fact]
    public Task Vision_models() => IsSilent("""
        public sealed class ResNetBlock : Module<Tensor, Tensor>
        {
            private readonly Conv2d conv1, conv2;
            private readonly BatchNorm2d bn1, bn2;
            public ResNetBlock(long width) : base("block")
            {
                conv1 = Conv2d(width, width, 3, padding: 1, bias: false);
                bn1 = BatchNorm2d(width);
                conv2 = Conv2d(width, width, 3, padding: 1, bias: false);
                bn2 = BatchNorm2d(width);
                RegisterComponents();
                foreach (var (_, m) in named_modules())
                {
                    switch (m)
                    {
                        case Conv2d c: init.kaiming_normal_(c.weight, mode: init.FanInOut.FanOut, nonlinearity: init.NonlinearityType.ReLU); break;
                        case BatchNorm2d b: init.constant_(b.weight!, 1); init.constant_(b.bias!, 0); break;
                    }
                }

                init.zeros_(bn2.weight!);
            }

            public override Tensor forward(Tensor x)
            {
                using var scope = torch.NewDisposeScope();
                var y = bn1.forward(conv1.forward(x)).relu_();
                y = bn2.forward(conv2.forward(y));
                return y.add_(x).relu_().MoveToOuterDisposeScope();
            }
        }

        public sealed class Vgg : Module<Tensor, Tensor>
        {
            private readonly Sequential features, classifier;
            public Vgg(bool initialize = true) : base("vgg")
            {
                var layers = new List<Module<Tensor, Tensor>>();
                long width = 3;
                foreach (long next in new long[] { 64, 128 })
                {
                    layers.Add(Conv2d(width, next, 3, padding: 1));
                    layers.Add(ReLU());
                    width = next;
                }

                features = Sequential(layers);
                classifier = Sequential(("fc1", Linear(512, 4096)), ("relu", ReLU()), ("drop", Dropout()), ("fc2", Linear(4096, 10)));
                RegisterComponents();
                if (initialize) InitializeWeights();
            }

            private void InitializeWeights()
            {
                foreach (var (_, m) in named_modules())
                {
                    if (m is Conv2d c)
                    {
                        init.kaiming_normal_(c.weight, mode: init.FanInOut.FanOut, nonlinearity: init.NonlinearityType.ReLU);
                        if (c.bias is not null) init.constant_(c.bias, 0);
                    }
                    else if (m is Linear l)
                    {
                        init.normal_(l.weight, 0, 0.01);
                        init.constant_(l.bias!, 0);
                    }
                }
            }

            public override Tensor forward(Tensor x) => classifier.forward(features.forward(x).flatten(1));
        }

        public sealed class Generator : Module<Tensor, Tensor>
        {
            private readonly Sequential main = Sequential(
                ConvTranspose2d(100, 64, 4), BatchNorm2d(64), ReLU(), ConvTranspose2d(64, 3, 4), Tanh());
            public Generator() : base("g")
            {
                main.apply(Weights);
                RegisterComponents();
            }

            private static void Weights(nn.Module m)
            {
                if (m is ConvTranspose2d c) init.normal_(c.weight, 0.0, 0.02);
                else if (m is BatchNorm2d b)
                {
                    init.normal_(b.weight!, 1.0, 0.02);
                    init.zeros_(b.bias!);
                }
            }

            public override Tensor forward(Tensor x) => main.forward(x);
        }

        public sealed class Detector : Module<Tensor, Tensor>
        {
            private readonly ModuleList<Conv2d> towers = new();
            private readonly Conv2d scores;
            public Detector(double prior = 0.01) : base("d")
            {
                for (int i = 0; i < 4; i++) towers.Add(Conv2d(256, 256, 3, padding: 1));
                scores = Conv2d(256, 80, 3, padding: 1);
                foreach (var layer in towers.Append(scores))
                {
                    init.normal_(layer.weight, std: 0.01);
                    init.zeros_(layer.bias!);
                }

                init.constant_(scores.bias!, -Math.Log((1 - prior) / prior));
                RegisterComponents();
            }

            public override Tensor forward(Tensor x)
            {
                foreach (var layer in towers) x = layer.forward(x).relu();
                return scores.forward(x);
            }
        }

        public sealed class Blur : Module<Tensor, Tensor>
        {
            private readonly Conv2d average = Conv2d(1, 1, 3, bias: false);
            public Blur() : base("blur")
            {
                init.constant_(average.weight, 1.0 / 9);
                average.weight.requires_grad = false;
                RegisterComponents();
            }

            public override Tensor forward(Tensor x) => average.forward(x);
        }
        """);

    [Fact]
    public Task Language_models() => IsSilent("""
        public sealed class Attention : Module<Tensor, Tensor>
        {
            private readonly Linear query, key, value, output;
            private readonly Parameter relative, scale;
            public Attention(long width, long heads, long layers) : base("attention")
            {
                query = Linear(width, width);
                key = Linear(width, width);
                value = Linear(width, width);
                output = Linear(width, width);
                relative = Parameter(torch.zeros(heads, 64));
                scale = new Parameter(torch.full(new long[] { width }, 1e-5));
                foreach (var l in new[] { query, key, value })
                {
                    init.xavier_uniform_(l.weight, gain: 1 / Math.Sqrt(2));
                    init.zeros_(l.bias!);
                }

                init.normal_(output.weight, mean: 0.0, std: 0.02 / Math.Sqrt(2 * layers));
                init.normal_(relative, std: 0.02);
                RegisterComponents();
            }

            public override Tensor forward(Tensor x) => output.forward(value.forward(x)) * scale;
        }

        public sealed class Gpt : Module<Tensor, Tensor>
        {
            private readonly Embedding tokens = Embedding(100, 64), positions = Embedding(32, 64);
            private readonly ModuleList<Attention> blocks;
            private readonly LayerNorm norm = LayerNorm(64);
            private readonly Linear head = Linear(64, 100, hasBias: false);
            public Gpt() : base("gpt")
            {
                blocks = new ModuleList<Attention>(Enumerable.Range(0, 4).Select(_ => new Attention(64, 4, 4)).ToArray());
                RegisterComponents();
                apply(Weights);
                foreach (var (name, p) in named_parameters())
                {
                    if (name.EndsWith("output.weight")) init.normal_(p, 0.0, 0.02 / Math.Sqrt(2 * 4));
                }
            }

            private void Weights(nn.Module m)
            {
                switch (m)
                {
                    case Linear l:
                        init.normal_(l.weight, 0.0, 0.02);
                        if (l.bias is not null) init.zeros_(l.bias);
                        break;
                    case Embedding e:
                        init.normal_(e.weight, 0.0, 0.02);
                        break;
                }
            }

            public override Tensor forward(Tensor x)
            {
                var h = tokens.forward(x) + positions.forward(torch.arange(x.shape[1]));
                foreach (var block in blocks) h = h + block.forward(h);
                return head.forward(norm.forward(h));
            }
        }

        public sealed class LoRA : Module<Tensor, Tensor>
        {
            private readonly Linear frozen;
            private readonly Parameter a, b;
            public LoRA(Linear frozen, long rank) : base("lora")
            {
                this.frozen = frozen;
                a = Parameter(torch.empty(rank, 64));
                b = Parameter(torch.zeros(64, rank));
                init.kaiming_uniform_(a, a: Math.Sqrt(5));
                RegisterComponents();
            }

            public override Tensor forward(Tensor x) => frozen.forward(x) + x.matmul(a.t()).matmul(b.t());
        }

        public sealed class Tagger : Module<Tensor, Tensor>
        {
            private readonly Embedding table = Embedding(100, 32);
            private readonly LSTM lstm = LSTM(32, 64);
            private readonly Linear decoder = Linear(64, 10);
            public Tagger() : base("tagger")
            {
                var range = 0.1;
                init.uniform_(table.weight, -range, range);
                init.zeros_(decoder.bias!);
                init.uniform_(decoder.weight, -range, range);
                foreach (var (name, p) in lstm.named_parameters())
                {
                    if (name.Contains("weight_hh")) init.orthogonal_(p);
                    else if (name.Contains("bias")) { using (torch.no_grad()) p[64..128].fill_(1); }
                }

                RegisterComponents();
            }

            public override Tensor forward(Tensor x) => decoder.forward(lstm.forward(table.forward(x)).Item1);
        }
        """);

    [Fact]
    public Task Small_models_and_policies() => IsSilent("""
        public sealed class Policy : Module<Tensor, Tensor>
        {
            private readonly Linear body, head;
            public Policy() : base("policy")
            {
                body = Layer(4, 64, Math.Sqrt(2));
                head = Layer(64, 2, 0.01);
                RegisterComponents();
            }

            private static Linear Layer(long i, long o, double gain, double bias = 0)
            {
                var layer = Linear(i, o);
                init.orthogonal_(layer.weight, gain);
                init.constant_(layer.bias!, bias);
                return layer;
            }

            public override Tensor forward(Tensor x) => head.forward(body.forward(x).tanh());
        }

        public sealed class Mlp : Module<Tensor, Tensor>
        {
            private readonly Module<Tensor, Tensor> lin1 = Linear(784, 100), lin2 = Linear(100, 10);
            public Mlp(Device? device = null) : base("mlp")
            {
                RegisterComponents();
                if (device is not null) this.to(device);
            }

            public override Tensor forward(Tensor x)
            {
                using var h = lin1.forward(x);
                using var a = functional.relu(h);
                return functional.log_softmax(lin2.forward(a), 1);
            }
        }

        public sealed class TanhNet : Module<Tensor, Tensor>
        {
            private readonly Linear a = Linear(8, 8), b = Linear(8, 1);
            public TanhNet() : base("tanh")
            {
                init.xavier_uniform_(a.weight, init.calculate_gain(init.NonlinearityType.Tanh));
                init.xavier_uniform_(b.weight);
                RegisterComponents();
            }

            public override Tensor forward(Tensor x) => functional.sigmoid(b.forward(a.forward(x).tanh()));
        }

        public sealed class Pretrained : Module<Tensor, Tensor>
        {
            private readonly Linear fc = Linear(8, 8);
            public Pretrained(string file) : base("p")
            {
                RegisterComponents();
                load(file);
            }

            public override Tensor forward(Tensor x) => fc.forward(x);
        }

        public static class Training
        {
            public static void Run()
            {
                var model = new Mlp();
                model.apply(m => { if (m is Linear l) init.kaiming_uniform_(l.weight, nonlinearity: init.NonlinearityType.ReLU); });
                using (torch.no_grad())
                {
                    foreach (var p in model.parameters()) p.mul_(0.5);
                }
            }
        }
        """);

    [Fact]
    public Task Classes_that_are_named_like_the_librarys() => Analyzer.VerifyAsync("""
        using System.Collections.Generic;
        using System.Linq;

        namespace Other;

        public class Tensor { public Tensor normal_(double mean = 0, double std = 1) => this; public Tensor clone() => this; }
        public class Parameter : Tensor { }

        public static class torch
        {
            public static class nn
            {
                public class Module
                {
                    public IEnumerable<Module> modules() => Enumerable.Empty<Module>();
                    public Module apply(System.Action<Module> f) => this;
                    public void RegisterComponents() { }
                    public void load(string file) { }
                }

                public class Linear : Module { public Parameter weight = new(); }

                public static class init
                {
                    public static Tensor trunc_normal_(Tensor t, double mean = 0, double std = 1) => t;
                    public static Tensor xavier_normal_(Tensor t) => t;
                    public static Tensor normal_(Tensor t, double mean = 0, double std = 1) => t;
                    public static Tensor kaiming_normal_(Tensor t, double a = 0) => t;
                }
            }
        }

        public class Net : torch.nn.Module
        {
            private readonly List<torch.nn.Linear> layers = new() { new() };
            private readonly torch.nn.Linear fc = new();

            public Net()
            {
                foreach (var m in modules()) if (m is torch.nn.Linear l) torch.nn.init.trunc_normal_(l.weight, std: 0.02);
                RegisterComponents();
                torch.nn.init.xavier_normal_(fc.weight);
                torch.nn.init.normal_(fc.weight, 1 / 256);
                torch.nn.init.kaiming_normal_(fc.weight, System.Math.Sqrt(2));
                torch.nn.init.normal_(fc.weight.clone(), 0, 0.02);
                fc.weight.normal_(0, 0.02);
                layers.Select(l => torch.nn.init.normal_(l.weight));
                load("w.dat");
            }

            private void Reset() => torch.nn.init.normal_(fc.weight);
            public Tensor forward(Tensor x) => layers[0].weight;
        }
        """);
}
