using System.Globalization;

namespace InitGen.CompileTimes;

/// <summary>Modules of TorchSharp in the usual styles, a file each.</summary>
internal static class TorchSources
{
    /// <summary>The module of a number; four styles take turns.</summary>
    public static string Module(int number) => ((number % 4) switch
    {
        0 => Perceptron,
        1 => Convolutions,
        2 => Residual,
        _ => Attention,
    }).Replace("%", number.ToString(CultureInfo.InvariantCulture));

    private const string Usings = """
        using System;
        using System.Linq;
        using TorchSharp;
        using TorchSharp.Modules;
        using static TorchSharp.torch;
        using static TorchSharp.torch.nn;

        namespace Synthetic;


        """;

    private const string Perceptron = Usings + """
        public sealed class Torch% : Module<Tensor, Tensor>
        {
            private readonly Linear fc1, fc2, fc3, head;
            private readonly Dropout drop;

            public Torch%(long inputs = 784, long outputs = 10) : base(nameof(Torch%))
            {
                fc1 = Linear(inputs, 256);
                fc2 = Linear(256, 256);
                fc3 = Linear(256, 128);
                head = Linear(128, outputs);
                drop = Dropout(0.1);
                foreach (var layer in new[] { fc1, fc2, fc3 }) Start(layer);
                init.xavier_uniform_(head.weight);
                RegisterComponents();
            }

            private static void Start(Linear layer)
            {
                init.kaiming_normal_(layer.weight, nonlinearity: init.NonlinearityType.ReLU);
                init.zeros_(layer.bias!);
            }

            public override Tensor forward(Tensor input)
            {
                using var scope = NewDisposeScope();
                var x = functional.relu(fc1.forward(input.view(-1, 784)));
                x = functional.relu(fc2.forward(drop.forward(x)));
                x = fc3.forward(x).relu_();
                return head.forward(x).MoveToOuterDisposeScope();
            }
        }
        """;

    private const string Convolutions = Usings + """
        public sealed class Torch% : Module<Tensor, Tensor>
        {
            private readonly Sequential features = Sequential();
            private readonly Sequential classifier;

            public Torch%() : base(nameof(Torch%))
            {
                long channels = 3;
                foreach (long width in new long[] { 32, 64, 128, 256 })
                {
                    features.append(Conv2d(channels, width, 3, padding: 1)).append(BatchNorm2d(width)).append(ReLU());
                    features.append(MaxPool2d(2));
                    channels = width;
                }

                classifier = Sequential(("fc1", Linear(256, 128)), ("relu", ReLU()), ("drop", Dropout(0.5)), ("fc2", Linear(128, 10)));
                RegisterComponents();
                foreach (var (_, module) in named_modules())
                {
                    switch (module)
                    {
                        case Conv2d conv:
                            init.kaiming_normal_(conv.weight, mode: init.FanInOut.FanOut, nonlinearity: init.NonlinearityType.ReLU);
                            break;
                        case BatchNorm2d norm:
                            init.ones_(norm.weight!);
                            init.zeros_(norm.bias!);
                            break;
                        case Linear linear:
                            init.normal_(linear.weight, 0, 0.01);
                            break;
                    }
                }
            }

            public override Tensor forward(Tensor input) => classifier.forward(features.forward(input).mean(new long[] { 2, 3 }));
        }
        """;

    private const string Residual = Usings + """
        public sealed class Torch% : Module<Tensor, Tensor>
        {
            private readonly Conv2d stem = Conv2d(3, 64, 3, padding: 1);
            private readonly ModuleList<Block%> blocks = new();
            private readonly Linear head = Linear(64, 10);

            public Torch%(int depth = 6) : base(nameof(Torch%))
            {
                for (int i = 0; i < depth; i++) blocks.Add(new Block%(64));
                RegisterComponents();
                apply(Start);
            }

            private static void Start(nn.Module module)
            {
                if (module is Conv2d conv) init.kaiming_normal_(conv.weight, nonlinearity: init.NonlinearityType.ReLU);
            }

            public override Tensor forward(Tensor input)
            {
                var x = functional.relu(stem.forward(input));
                foreach (var block in blocks) x = block.forward(x);
                return head.forward(x.mean(new long[] { 2, 3 }));
            }
        }

        public sealed class Block% : Module<Tensor, Tensor>
        {
            private readonly Conv2d conv1, conv2;
            private readonly BatchNorm2d bn1, bn2;

            public Block%(long width) : base(nameof(Block%))
            {
                conv1 = Conv2d(width, width, 3, padding: 1, bias: false);
                bn1 = BatchNorm2d(width);
                conv2 = Conv2d(width, width, 3, padding: 1, bias: false);
                bn2 = BatchNorm2d(width);
                RegisterComponents();
            }

            public override Tensor forward(Tensor input)
            {
                var x = functional.relu(bn1.forward(conv1.forward(input)));
                x = bn2.forward(conv2.forward(x));
                return functional.relu(x + input);
            }
        }
        """;

    private const string Attention = Usings + """
        public sealed class Torch% : Module<Tensor, Tensor>
        {
            private readonly LayerNorm norm1 = LayerNorm(256), norm2 = LayerNorm(256);
            private readonly Linear query = Linear(256, 256), key = Linear(256, 256), value = Linear(256, 256), output = Linear(256, 256);
            private readonly Linear up = Linear(256, 1024), down = Linear(1024, 256);

            public Torch%() : base(nameof(Torch%))
            {
                RegisterComponents();
                foreach (var (name, parameter) in named_parameters())
                {
                    if (name.EndsWith("bias", StringComparison.Ordinal)) init.zeros_(parameter);
                    else if (parameter.dim() > 1) init.xavier_uniform_(parameter);
                }
            }

            public override Tensor forward(Tensor input)
            {
                var x = norm1.forward(input);
                Tensor q = query.forward(x), k = key.forward(x), v = value.forward(x);
                var weights = functional.softmax(q.matmul(k.transpose(-2, -1)) / Math.Sqrt(256), -1);
                var y = input + output.forward(weights.matmul(v));
                return y + down.forward(functional.gelu(up.forward(norm2.forward(y))));
            }
        }
        """;
}
