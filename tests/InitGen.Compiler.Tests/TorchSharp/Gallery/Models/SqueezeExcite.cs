using System;
using System.Collections.Generic;
using System.Linq;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Gallery;

// Channels weighed by a gate; what follows a layer is chosen by a switch in forward.
public sealed class SqueezeExcite : Module<Tensor, Tensor>
{
    public enum Bend { Relu, Swish }

    private readonly Conv2d stem, reduce, expand, last;
    private readonly AdaptiveAvgPool2d squeeze = AdaptiveAvgPool2d(1);
    private readonly Bend _bend;

    public SqueezeExcite(Bend bend = Bend.Swish) : base(nameof(SqueezeExcite))
    {
        _bend = bend;
        stem = Conv2d(3, 32, (3, 3), padding: (1, 1));
        reduce = Conv2d(32, 8, 1);
        expand = Conv2d(8, 32, 1);
        last = Conv2d(32, 4, 1);
        RegisterComponents();
        void Start(Module module)
        {
            if (module is Conv2d { bias: not null } conv) init.zeros_(conv.bias);
        }

        apply(Start);
    }

    public override Tensor forward(Tensor x)
    {
        x = Activate(stem.forward(x));
        var gate = squeeze.forward(x);
        gate = functional.sigmoid(expand.forward(Activate(reduce.forward(gate))));
        return last.forward(x * gate);
    }

    private Tensor Activate(Tensor x)
    {
        switch (_bend)
        {
            case Bend.Relu:
                return functional.relu(x);
            case Bend.Swish:
                return functional.silu(x);
            default:
                throw new NotSupportedException();
        }
    }
}
