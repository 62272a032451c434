using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharpReview.Models;

/// <summary>Layers in a <c>Sequential</c> that a loop builds, and a sweep over all convolutions.</summary>
internal sealed class PlainConvNet : Module<Tensor, Tensor>
{
    private readonly Sequential features = Sequential();
    private readonly Linear classifier = Linear(64, 10);

    public PlainConvNet() : base(nameof(PlainConvNet))
    {
        for (int i = 0; i < 8; i++) features.append(Conv2d(i == 0 ? 3 : 64, 64, 3, padding: 1)).append(ReLU());
        RegisterComponents();
        foreach (Module module in modules())
        {
            if (module is Conv2d conv)
            {
                init.xavier_uniform_(conv.weight); // INIT101: half of the signal's power goes at each ReLU
                init.zeros_(conv.bias); // as it should be
            }
        }
    }

    public override Tensor forward(Tensor input) => classifier.forward(features.forward(input).mean([2, 3]));
}

/// <summary>Blocks with normalization. Their convolutions need no care, and the sweep that gives it comes too early.</summary>
internal sealed class ResidualNet : Module<Tensor, Tensor>
{
    private readonly Conv2d stem = Conv2d(3, 32, 3, padding: 1);
    private readonly ModuleList<Block> blocks = [];
    private readonly Linear head = Linear(32, 10);

    public ResidualNet() : base(nameof(ResidualNet))
    {
        for (int i = 0; i < 4; i++) blocks.Add(new Block(32));
        apply(Start); // INIT402: nothing is registered yet
        RegisterComponents();
    }

    private static void Start(Module module)
    {
        if (module is Conv2d conv) init.kaiming_normal_(conv.weight, mode: init.FanInOut.FanOut, nonlinearity: init.NonlinearityType.ReLU);
    }

    public override Tensor forward(Tensor input)
    {
        Tensor x = stem.forward(input);
        foreach (Block block in blocks) x = block.forward(x);
        return head.forward(x.mean([2, 3]));
    }

    private sealed class Block : Module<Tensor, Tensor>
    {
        private readonly Conv2d conv1, conv2;
        private readonly BatchNorm2d bn1, bn2;

        public Block(long width) : base(nameof(Block))
        {
            conv1 = Conv2d(width, width, 3, padding: 1, bias: false);
            bn1 = BatchNorm2d(width);
            conv2 = Conv2d(width, width, 3, padding: 1, bias: false);
            bn2 = BatchNorm2d(width);
            RegisterComponents();
        }

        public override Tensor forward(Tensor input)
        {
            Tensor x = functional.relu(bn1.forward(conv1.forward(input)));
            return bn2.forward(conv2.forward(x)).add_(input).relu_();
        }
    }
}
